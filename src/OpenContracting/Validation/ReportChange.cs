namespace OpenContracting.Validation;

/// <summary>Makes another report of one: notices added, weighed otherwise or set aside; counts and verdicts follow.</summary>
public static class ReportChange
{
    /// <summary>The report with notices that were found beside the document, for example about its delivery.</summary>
    public static ValidationReport With(this ValidationReport report, IReadOnlyList<Notice> more) => report.Of(
        [.. more, .. report.Notices],
        [.. more.GroupBy(notice => (notice.Code, notice.Kind, notice.Severity))
            .Select(same => new NoticeCount(same.Key.Code, same.Key.Kind, same.Key.Severity, same.LongCount(), same.LongCount())), .. report.Counts]);

    /// <summary>The report with rules weighed otherwise.</summary>
    /// <param name="report">The report.</param>
    /// <param name="weighed">A notice as it weighs now; null to set it aside.</param>
    /// <param name="weigh">The severity that a rule's notices shall have; null for none.</param>
    public static ValidationReport Weighed(this ValidationReport report, Func<Notice, Notice?> weighed, Func<string, Severity, Severity?> weigh) => report.Of(
        [.. report.Notices.Select(weighed).OfType<Notice>()],
        [.. from count in report.Counts let severity = weigh(count.Code, count.Severity) where severity is not null select count with { Severity = severity.Value }]);

    /// <summary>The report with some of its notices alone; what was not kept is not counted either. The verdicts stay: they are the document's.</summary>
    public static ValidationReport Only(this ValidationReport report, IReadOnlyList<Notice> notices) => report with
    {
        Notices = notices,
        Counts = [.. from count in report.Counts
            let kept = notices.LongCount(notice => notice.Code == count.Code && notice.Severity == count.Severity && notice.Kind == count.Kind)
            where kept > 0
            select count with { Count = kept, Kept = kept }],
    };

    private static ValidationReport Of(this ValidationReport report, IReadOnlyList<Notice> notices, List<NoticeCount> counts) => report with
    {
        Notices = notices,
        Counts = [.. counts.OrderBy(count => count.Kind).ThenBy(count => count.Severity)],
        Verdicts = [.. report.Verdicts.Select(verdict => Verdict(verdict, counts))],
    };

    private static Verdict Verdict(Verdict verdict, List<NoticeCount> counts)
    {
        long Sum(Severity severity) => counts.Where(count => count.Kind == verdict.Kind && count.Severity == severity).Sum(count => count.Count);
        var errors = Sum(Severity.Error);
        return verdict with
        {
            Errors = errors,
            Warnings = Sum(Severity.Warning),
            Outcome = errors > 0 ? VerdictOutcome.Failed : verdict.Outcome == VerdictOutcome.Unknown ? VerdictOutcome.Unknown : VerdictOutcome.Passed,
        };
    }
}
