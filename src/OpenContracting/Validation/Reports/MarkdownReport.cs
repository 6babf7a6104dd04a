using System.Text;

namespace OpenContracting.Validation.Reports;

/// <summary>Markdown for issues, wikis and job summaries: the four verdicts, then the notices by rule and path.</summary>
public sealed class MarkdownReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "markdown";

    /// <inheritdoc/>
    public string MediaType => "text/markdown; charset=utf-8";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var document in documents)
            WriteDocument(text, document, language);
    }

    private static void WriteDocument(StreamWriter text, ReportedDocument document, string language)
    {
        text.WriteLine($"# {Escape(document.Name)}\n");
        text.WriteLine($"| {Texts.OfLibrary[language, "report.verdict"]} | | {Texts.OfLibrary[language, "report.errors"]} | {Texts.OfLibrary[language, "report.warnings"]} |");
        text.WriteLine("|---|---|--:|--:|");
        foreach (var verdict in document.Report.Verdicts)
            text.WriteLine($"| {ReportWords.Kind(verdict.Kind, language)} | {ReportWords.Outcome(verdict, language)} | {verdict.Errors} | {verdict.Warnings} |");
        text.WriteLine($"\n{Texts.OfLibrary[language, "report.validIsNotComplete"]}");
        if (document.Settings.Count > 0)
            text.WriteLine();
        foreach (var setting in document.Settings)
            text.WriteLine($"- {Escape(ReportWords.Setting(setting, language))}");
        var groups = NoticeGroup.Of(document.Report.Notices);
        foreach (var group in groups)
            WriteGroup(text, group, group.TotalIn(document.Report, groups), group.CutIn(document.Report), language);
        text.WriteLine();
    }

    private static void WriteGroup(StreamWriter text, NoticeGroup group, long total, NoticeCount? cut, string language)
    {
        text.WriteLine($"\n## {ReportWords.Severity(group.Severity, language)}: {NoticeTexts.Title(group.Code, language)} (`{group.Code}`) × {total}\n");
        text.WriteLine($"`{(group.Path.Length == 0 ? "/" : group.Path)}`\n");
        foreach (var notice in group.First)
            text.WriteLine($"- {Escape(ReportedDocument.PlaceOf(notice))} `{notice.Pointer}` {Escape(ReportWords.Sentence(notice, language))}");
        if (cut is not null)
            text.WriteLine($"\n{ReportWords.NotKept(cut, language)}");
        text.WriteLine($"\n{NoticeTexts.Mend(group.Code, language)}");
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("_", "\\_").Replace('\n', ' ');
}
