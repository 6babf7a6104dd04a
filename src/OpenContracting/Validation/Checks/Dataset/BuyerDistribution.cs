namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>Fewer than half of the buyers occur only once. Pelican's <c>distribution.buyer</c>, on project owners too.</summary>
internal sealed class BuyerDistribution : Buyers
{
    private const double Most = 0.5;

    public override string Code => "buyer-distribution";

    protected override void Judge(BuyerCounts counts, DatasetRun run)
    {
        var share = counts.ShareOfSingle;
        if (share < Most)
            run.Pass();
        else
            run.Fail(null, arguments: [Share.Show(share)]);
    }
}
