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
        foreach (var group in NoticeGroup.Of(document.Report.Notices))
            WriteGroup(text, group, language);
        text.WriteLine();
    }

    private static void WriteGroup(StreamWriter text, NoticeGroup group, string language)
    {
        text.WriteLine($"\n## {ReportWords.Severity(group.Severity, language)}: {NoticeTexts.Title(group.Code, language)} (`{group.Code}`) × {group.Count}\n");
        text.WriteLine($"`{(group.Path.Length == 0 ? "/" : group.Path)}`\n");
        foreach (var notice in group.First)
            text.WriteLine($"- {notice.Line}:{notice.Column} `{notice.Pointer}` {Escape(NoticeTexts.Message(notice, language))}");
        text.WriteLine($"\n{NoticeTexts.Mend(group.Code, language)}");
    }

    private static string Escape(string text) =>
        text.Replace("\\", "\\\\").Replace("|", "\\|").Replace("<", "&lt;").Replace("*", "\\*").Replace("_", "\\_").Replace('\n', ' ');
}
