namespace OpenContracting.Validation;

/// <summary>Where a dataset check says what it found when the whole document has gone by.</summary>
public sealed class DatasetRun
{
    private readonly Check check;
    private readonly Notices notices;
    private CheckTally tally;

    internal DatasetRun(Check check, Notices notices, CheckSettings settings)
    {
        this.check = check;
        this.notices = notices;
        Settings = settings;
    }

    /// <summary>What holds for the whole run.</summary>
    public CheckSettings Settings { get; }

    internal CheckTally Tally => tally;

    /// <summary>One thing was judged and is right.</summary>
    public void Pass() => tally.Passed++;

    /// <summary>Some things were judged and are right.</summary>
    public void Pass(int things) => tally.Passed += things;

    /// <summary>One thing is wrong.</summary>
    /// <param name="at">Where; null for the document as a whole.</param>
    /// <param name="value">The offending value's JSON.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="didYouMean">The nearest right value.</param>
    /// <param name="arguments">Further facts for the sentence, <c>{0}</c>, <c>{1}</c> …</param>
    public void Fail(Place? at, string? value = null, string? expected = null, string? didYouMean = null, string[]? arguments = null)
    {
        tally.Failed++;
        notices.Add(new Notice
        {
            Code = check.Code,
            Severity = check.Severity,
            Kind = check.Kind,
            Pointer = at?.Pointer ?? "",
            Offset = at?.Offset ?? 0,
            Line = at?.Line ?? 1,
            Column = at?.Column ?? 1,
            Item = at?.Item,
            ObjectId = at?.ObjectId,
            Value = NoticeValue.Shorten(value),
            Expected = expected,
            DidYouMean = didYouMean,
            Arguments = arguments ?? [],
        });
    }

    /// <summary>So many more things are wrong, of which no place was kept.</summary>
    internal void FailUnshown(long things)
    {
        if (things == 0)
            return;
        tally.Failed = (int)Math.Min(int.MaxValue, tally.Failed + things);
        notices.AddUnkept(check.Code, check.Severity, check.Kind, things);
    }

    /// <summary>There was nothing to judge, because of an exception numbered in the check's text.</summary>
    public void DoesNotApply(int exception) => tally.Exception = exception;
}
