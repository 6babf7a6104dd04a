namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The most frequent buyer has from 1% to 50% of the processes. Pelican's <c>distribution.buyer_repetition</c>, on project owners too.</summary>
internal sealed class BuyerRepetition : Buyers
{
    private const double Least = 0.01;
    private const double Most = 0.5;

    public override string Code => "buyer-repetition";

    protected override void Judge(BuyerCounts counts, DatasetRun run)
    {
        var (id, share) = counts.Largest;
        if (share is >= Least and <= Most)
            run.Pass();
        else
            run.Fail(null, arguments: [id, Share.Show(share)]);
    }
}
