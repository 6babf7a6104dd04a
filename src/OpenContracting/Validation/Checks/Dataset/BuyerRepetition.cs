namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The most frequent buyer has from 1% to 50% of the processes. Pelican's <c>distribution.buyer_repetition</c>, on project owners too.</summary>
internal sealed class BuyerRepetition : Buyers
{
    private const double Least = 0.01;
    private const double Most = 0.5;

    public override string Code => "buyer-repetition";

    public override DatasetMemory<BuyerId> Begin() => new Counts();

    private sealed class Counts : DatasetMemory<BuyerId>
    {
        private readonly FrequentValues<BuyerId> buyers = new();

        public override void Add(BuyerId fact) => buyers.Add(fact);

        public override void Conclude(DatasetRun run, DatasetMemory? previous)
        {
            run.DoesNotApply(1);
            if (buyers.Total < Fewest)
                return;
            var (buyer, count) = buyers.Counts.MaxBy(pair => pair.Value);
            var share = (double)count / buyers.Total;
            if (share is >= Least and <= Most)
                run.Pass();
            else
                run.Fail(null, arguments: [buyer.Text, Share.Show(share)]);
        }
    }
}
