namespace OpenContracting.Validation;

/// <summary>What a check said of many subjects.</summary>
internal sealed class CheckScore
{
    private readonly SortedDictionary<int, long> didNotApply = [];
    private long passed;
    private long failed;
    private long placesPassed;
    private long placesFailed;

    public void Add(CheckTally tally)
    {
        placesPassed += tally.Passed;
        placesFailed += tally.Failed;
        switch (tally.Outcome)
        {
            case CheckOutcome.Failed:
                failed++;
                break;
            case CheckOutcome.Passed:
                passed++;
                break;
            default:
                didNotApply[tally.Exception] = didNotApply.GetValueOrDefault(tally.Exception) + 1;
                break;
        }
    }

    public void Add(CheckScore other)
    {
        passed += other.passed;
        failed += other.failed;
        placesPassed += other.placesPassed;
        placesFailed += other.placesFailed;
        foreach (var (exception, count) in other.didNotApply)
            didNotApply[exception] = didNotApply.GetValueOrDefault(exception) + count;
    }

    public CheckResult ToResult(string code) =>
        new(code, passed, failed, new Dictionary<int, long>(didNotApply), placesPassed, placesFailed);
}
