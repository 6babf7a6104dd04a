using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace OpenContracting.Validation.Reports;

/// <summary>An Excel workbook: a sheet of verdicts, one of rules, one of notices. Texts stay texts, so no cell is a formula.</summary>
public sealed class XlsxReport : IReportFormat
{
    private const int LongestCell = 32_767;

    /// <inheritdoc/>
    public string Name => "xlsx";

    /// <inheritdoc/>
    public string MediaType => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        // The writer goes back to the sheet's dimensions, which not every stream can.
        using var workbook = new MemoryStream();
        var sheets = new Dictionary<string, object>
        {
            [ReportWords.Text(language, "xlsx.verdicts")] = Verdicts(documents, language),
            [ReportWords.Text(language, "xlsx.rules")] = Rules(documents, language),
            [ReportWords.Text(language, "xlsx.notices")] = Notices(documents, language),
        };
        workbook.SaveAs(sheets, configuration: new OpenXmlConfiguration { AutoFilter = true, FreezeRowCount = 1 });
        workbook.WriteTo(output);
    }

    private static List<Dictionary<string, object?>> Verdicts(IReadOnlyList<ReportedDocument> documents, string language) =>
    [
        .. from document in documents
           from verdict in document.Report.Verdicts
           select Row(language, ("document", document.Name), ("verdict", ReportWords.Kind(verdict.Kind, language)),
               ("outcome", ReportWords.Outcome(verdict, language)), ("errors", verdict.Errors), ("warnings", verdict.Warnings)),
    ];

    private static List<Dictionary<string, object?>> Rules(IReadOnlyList<ReportedDocument> documents, string language) =>
    [
        .. from document in documents
           from count in document.Report.Counts
           select Row(language, ("document", document.Name), ("verdict", ReportWords.Kind(count.Kind, language)),
               ("severity", ReportWords.Severity(count.Severity, language)), ("code", count.Code),
               ("title", NoticeTexts.Title(count.Code, language)), ("count", count.Count), ("mend", NoticeTexts.Mend(count.Code, language))),
    ];

    private static List<Dictionary<string, object?>> Notices(IReadOnlyList<ReportedDocument> documents, string language) =>
    [
        .. from document in documents
           from notice in document.Report.Notices
           select Row(language, ("document", document.Name), ("severity", ReportWords.Severity(notice.Severity, language)), ("code", notice.Code),
               ("message", NoticeTexts.Message(notice, language)), ("pointer", notice.Pointer), ("line", notice.Line), ("column", notice.Column),
               ("objectId", notice.ObjectId), ("value", notice.Value), ("didYouMean", notice.DidYouMean), ("source", notice.Source)),
    ];

    private static Dictionary<string, object?> Row(string language, params ReadOnlySpan<(string Name, object? Value)> cells)
    {
        var row = new Dictionary<string, object?>();
        foreach (var (name, value) in cells)
            row[ReportWords.Text(language, $"xlsx.{name}")] = value is string text ? Legal(text) : value;
        return row;
    }

    // XML has no control characters, and a cell no more than so many letters.
    private static string Legal(string text)
    {
        var legal = string.Concat(text.Select(letter => letter >= ' ' || letter is '\t' or '\n' or '\r' ? letter : '\uFFFD'));
        return legal.Length <= LongestCell ? legal : legal[..(LongestCell - 1)] + "…";
    }
}
