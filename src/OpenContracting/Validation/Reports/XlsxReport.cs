using OpenContracting.Workbooks;

namespace OpenContracting.Validation.Reports;

/// <summary>An Excel workbook: a sheet of verdicts, one of rules, one of notices. Texts stay texts, so no cell is a formula.</summary>
public sealed class XlsxReport : IReportFormat
{
    // In letters; what is not named here is as wide as its title asks.
    private static readonly Dictionary<string, int> Widths = new()
    {
        ["document"] = 30,
        ["code"] = 28,
        ["title"] = 45,
        ["message"] = 80,
        ["mend"] = 80,
        ["pointer"] = 45,
        ["objectId"] = 28,
        ["value"] = 30,
        ["source"] = 30,
    };

    /// <inheritdoc/>
    public string Name => "xlsx";

    /// <inheritdoc/>
    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var workbook = new WorkbookWriter(output);
        WriteVerdicts(workbook, documents, language);
        WriteRules(workbook, documents, language);
        WriteNotices(workbook, documents, language);
    }

    private static void WriteVerdicts(WorkbookWriter workbook, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var sheet = Sheet(workbook, language, "verdicts", "document", "verdict", "outcome", "errors", "warnings");
        foreach (var document in documents)
            foreach (var verdict in document.Report.Verdicts)
            {
                sheet.Next();
                sheet.Text(0, document.Name);
                sheet.Text(1, ReportWords.Kind(verdict.Kind, language));
                sheet.Text(2, ReportWords.Outcome(verdict, language));
                sheet.Number(3, verdict.Errors);
                sheet.Number(4, verdict.Warnings);
            }
    }

    private static void WriteRules(WorkbookWriter workbook, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var sheet = Sheet(workbook, language, "rules", "document", "verdict", "severity", "code", "title", "count", "mend");
        foreach (var document in documents)
            foreach (var count in document.Report.Counts)
            {
                sheet.Next();
                sheet.Text(0, document.Name);
                sheet.Text(1, ReportWords.Kind(count.Kind, language));
                sheet.Text(2, ReportWords.Severity(count.Severity, language));
                sheet.Text(3, count.Code);
                sheet.Text(4, NoticeTexts.Title(count.Code, language));
                sheet.Number(5, count.Count);
                sheet.Text(6, NoticeTexts.Mend(count.Code, language));
            }
    }

    private static void WriteNotices(WorkbookWriter workbook, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var sheet = Sheet(
            workbook, language, "notices", "document", "severity", "code", "message", "pointer", "line", "column", "objectId", "value", "didYouMean", "source");
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices)
            {
                sheet.Next();
                sheet.Text(0, document.Name);
                sheet.Text(1, ReportWords.Severity(notice.Severity, language));
                sheet.Text(2, notice.Code);
                sheet.Text(3, NoticeTexts.Message(notice, language));
                sheet.Text(4, notice.Pointer);
                sheet.Number(5, notice.Line);
                sheet.Number(6, notice.Column);
                sheet.Text(7, notice.ObjectId);
                sheet.Text(8, notice.Value);
                sheet.Text(9, notice.DidYouMean);
                sheet.Text(10, notice.Source);
            }
    }

    private static WorkbookSheet Sheet(WorkbookWriter workbook, string language, string name, params ReadOnlySpan<string> columns)
    {
        var titled = new List<WorkbookColumn>();
        foreach (var column in columns)
            titled.Add(new WorkbookColumn(ReportWords.Text(language, $"xlsx.{column}"), Widths.GetValueOrDefault(column)));
        return workbook.Sheet(ReportWords.Text(language, $"xlsx.{name}"), titled);
    }
}
