namespace OpenContracting.Validation.Reports;

/// <summary>The words of reports: verdicts, outcomes, severities.</summary>
public static class ReportWords
{
    /// <summary>A text of the reports, or of the standards they speak of.</summary>
    internal static string Text(string language, string key) => Texts.OfLibrary[language, key];

    /// <summary>The name of a verdict.</summary>
    public static string Kind(NoticeKind kind, string language) => Texts.OfLibrary[language, $"report.kind.{NoticeJson.Word(kind)}"];

    /// <summary>The name of a kind of document.</summary>
    public static string Document(Standards.DocumentKind kind, string language) => Texts.OfLibrary[language, $"html.kind.{kind}"];

    /// <summary>The name of a severity.</summary>
    public static string Severity(Severity severity, string language) => Texts.OfLibrary[language, $"report.severity.{NoticeJson.Word(severity)}"];

    /// <summary>A notice's sentence, and the nearest thing that would be right.</summary>
    public static string Sentence(Notice notice, string language) => notice.DidYouMean is { } nearest
        ? $"{NoticeTexts.Message(notice, language)} {Texts.OfLibrary.Format(language, "html.didYouMean", nearest)}"
        : NoticeTexts.Message(notice, language);

    /// <summary>That there are more notices of a rule than are kept.</summary>
    public static string NotKept(NoticeCount count, string language) =>
        Texts.OfLibrary.Format(language, "html.notKept", count.Count.ToString("N0"), count.Kept.ToString("N0"));

    /// <summary>What a settings file did to a rule, and why.</summary>
    public static string Setting(RuleSetting setting, string language) => Texts.OfLibrary.Format(
        language, "report.setting", setting.Code, setting.Severity is { } severity ? Severity(severity, language) : Texts.OfLibrary[language, "report.setting.off"],
        setting.Until.ToString("yyyy-MM-dd"), setting.Count.ToString("N0"), setting.Reason);

    /// <summary>Why a rule weighs less, and until when.</summary>
    public static string Because(RuleSetting setting) => $"{setting.Reason} (→ {setting.Until:yyyy-MM-dd})";

    /// <summary>What a verdict says: a word; for coverage its percentage, because a share is neither good nor bad by itself.</summary>
    public static string Outcome(Verdict verdict, string language) =>
        verdict.Percentage is { } percentage
            ? $"{percentage:0} %"
            : Texts.OfLibrary[language, verdict.Outcome switch
            {
                VerdictOutcome.Passed => "report.outcome.passed",
                VerdictOutcome.Failed => "report.outcome.failed",
                _ => "report.outcome.unknown",
            }];
}
