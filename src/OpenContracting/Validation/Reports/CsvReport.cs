using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpenContracting.Validation.Reports;

/// <summary>A table, a notice a row, for spreadsheets; cells that a spreadsheet would take for a formula are made harmless.</summary>
public sealed class CsvReport : IReportFormat
{
    private static readonly string[] Columns =
        ["document", "kind", "severity", "code", "message", "pointer", "line", "column", "objectId", "value", "expected", "didYouMean", "source", "mend"];

    private static readonly CsvConfiguration Configuration = new(System.Globalization.CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        InjectionOptions = InjectionOptions.Escape,
    };

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        using var csv = new CsvWriter(text, Configuration, leaveOpen: true);
        WriteRow(csv, Columns);
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices)
                WriteRow(csv, [
                    document.Name, NoticeJson.Word(notice.Kind), NoticeJson.Word(notice.Severity), notice.Code, NoticeTexts.Message(notice, language),
                    notice.Pointer, notice.Line.ToString(), notice.Column.ToString(), notice.ObjectId, notice.Value, notice.Expected,
                    notice.DidYouMean, notice.Source, NoticeTexts.Mend(notice.Code, language),
                ]);
    }

    private static void WriteRow(CsvWriter csv, IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells)
            csv.WriteField(cell);
        csv.NextRecord();
    }
}
