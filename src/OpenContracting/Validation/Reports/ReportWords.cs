namespace OpenContracting.Validation.Reports;

/// <summary>The words of reports: verdicts, outcomes, severities.</summary>
public static class ReportWords
{
    private static readonly Texts Words = new(typeof(ReportWords).Assembly);

    /// <summary>A text of the reports, or of the standards they speak of.</summary>
    internal static string Text(string language, string key) => Words[language, key];

    /// <summary>The name of a verdict.</summary>
    public static string Kind(NoticeKind kind, string language) => Words[language, $"report.kind.{NoticeJson.Word(kind)}"];

    /// <summary>The name of a severity.</summary>
    public static string Severity(Severity severity, string language) => Words[language, $"report.severity.{NoticeJson.Word(severity)}"];

    /// <summary>What a verdict says: a word; for coverage its percentage, because a share is neither good nor bad by itself.</summary>
    public static string Outcome(Verdict verdict, string language) =>
        verdict.Percentage is { } percentage
            ? $"{percentage:0} %"
            : Words[language, verdict.Outcome switch
            {
                VerdictOutcome.Passed => "report.outcome.passed",
                VerdictOutcome.Failed => "report.outcome.failed",
                _ => "report.outcome.unknown",
            }];
}
