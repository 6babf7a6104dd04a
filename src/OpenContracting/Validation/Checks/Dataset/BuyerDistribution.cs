using OpenContracting.Validation.Reading;

namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>Fewer than half of the buyers occur only once. Pelican's <c>distribution.buyer</c>, on project owners too.</summary>
internal sealed class BuyerDistribution : Buyers
{
    private const double Most = 0.5;

    public override string Code => "buyer-distribution";

    public override DatasetMemory<BuyerId> Begin() => new Counts();

    private sealed class Counts : DatasetMemory<BuyerId>
    {
        private readonly IdentityTable buyers = new();
        private long total;
        private int severalTimes;

        public override void Add(BuyerId fact)
        {
            total++;
            buyers.Add(fact.Hash, 0, out _, out var isSecond);
            severalTimes += isSecond ? 1 : 0;
        }

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (total < Fewest)
                return;
            var share = (double)(buyers.Count - severalTimes) / buyers.Count;
            if (share < Most)
                run.Pass();
            else
                run.Fail(null, arguments: [Share.Show(share)]);
        }
    }
}
