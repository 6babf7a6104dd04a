namespace OpenContracting.Validation;

/// <summary>What a check said of many subjects.</summary>
internal sealed class CheckScore
{
    // By the number of the exception; checks have a few.
    private long[] didNotApply = new long[8];
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
                Grow(tally.Exception + 1);
                didNotApply[tally.Exception]++;
                break;
        }
    }

    public void Add(CheckScore other)
    {
        passed += other.passed;
        failed += other.failed;
        placesPassed += other.placesPassed;
        placesFailed += other.placesFailed;
        Grow(other.didNotApply.Length);
        for (var exception = 0; exception < other.didNotApply.Length; exception++)
            didNotApply[exception] += other.didNotApply[exception];
    }

    public CheckResult ToResult(string code) => new(
        code, passed, failed,
        Enumerable.Range(0, didNotApply.Length).Where(exception => didNotApply[exception] > 0)
            .ToDictionary(exception => exception, exception => didNotApply[exception]),
        placesPassed, placesFailed);

    private void Grow(int length)
    {
        if (length > didNotApply.Length)
            Array.Resize(ref didNotApply, length);
    }
}
