using System.Text;

namespace OpenContracting.Validation.Reports;

/// <summary>Workflow commands that GitHub shows beside the lines they speak of.</summary>
public sealed class GithubReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "github";

    /// <inheritdoc/>
    public string MediaType => "text/plain; charset=utf-8";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices)
                text.WriteLine(
                    $"::{Command(notice.Severity)} file={Property(document.FileOf(notice))},line={notice.Line},col={notice.Column}"
                    + $",title={Property(NoticeTexts.Title(notice.Code, language))}"
                    + $"::{Message($"{document.SentenceOf(notice, language)} [{notice.Pointer}] ({notice.Code})")}");
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Message(string text) => text.Replace("%", "%25").Replace("\r", "%0D").Replace("\n", "%0A");

    private static string Property(string text) => Message(text).Replace(":", "%3A").Replace(",", "%2C");
}
