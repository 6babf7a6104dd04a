using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace OpenContracting.Validation.Reports;

/// <summary>A table, a notice a row, for spreadsheets; cells that a spreadsheet would take for a formula are made harmless.</summary>
/// <remarks>A notice that weighs less by a setting says so in the last column; after the notices of a document stands a row for each rule that was silenced (<c>off</c>), without line.</remarks>
public sealed class CsvReport : IStreamedFormat
{
    private static readonly string[] Columns =
        ["document", "kind", "severity", "code", "message", "pointer", "line", "column", "objectId", "value", "expected", "didYouMean", "source", "mend", "setting"];

    private const string Dangerous = "=+-@\t\r";

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n" };

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public string MediaType => "text/csv; charset=utf-8";

    /// <inheritdoc/>
    public IStreamedReport Begin(Stream output, string language) => new Rows(output, language);

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var rows = Begin(output, language);
        foreach (var document in documents)
        {
            foreach (var notice in document.Report.Notices)
                rows.Add(document.Name, notice);
            rows.End(document.Name, document.Settings);
        }
    }

    private sealed class Rows : IStreamedReport
    {
        private readonly string language;
        private readonly StreamWriter text;
        private readonly CsvWriter csv;

        public Rows(Stream output, string language)
        {
            this.language = language;
            text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            csv = new CsvWriter(text, Configuration, leaveOpen: true);
            WriteRow(Columns);
        }

        public void Add(string document, Notice notice) => WriteRow([
            document, NoticeJson.Word(notice.Kind), NoticeJson.Word(notice.Severity), notice.Code, NoticeTexts.Message(notice, language),
            notice.Pointer, notice.Line.ToString(), notice.Column.ToString(), notice.ObjectId, notice.Value, notice.Expected,
            notice.DidYouMean, notice.Source, NoticeTexts.Mend(notice.Code, language), notice.Setting,
        ]);

        public void End(string document, IReadOnlyList<RuleSetting> settings)
        {
            foreach (var setting in settings.Where(setting => setting.Severity is null))
                WriteRow([
                    document, KnownRule.Find(setting.Code) is { } rule ? NoticeJson.Word(rule.Kind) : "", "off", setting.Code,
                    ReportWords.Setting(setting, language), "", "", "", "", "", "", "", "", "", ReportWords.Because(setting),
                ]);
        }

        public void Dispose()
        {
            csv.Dispose();
            text.Dispose();
        }

        private void WriteRow(IReadOnlyList<string?> cells)
        {
            foreach (var cell in cells)
                csv.WriteField(Harmless(cell));
            csv.NextRecord();
        }

        // A value is JSON, so a text comes in quotes, which some programs take away before they look; a number is a number, and nothing else.
        private static string? Harmless(string? cell) => cell switch
        {
            [var first, ..] when Dangerous.Contains(first) && !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "'" + cell,
            ['"', var first, ..] when Dangerous.Contains(first) => "\"'" + cell[1..],
            _ => cell,
        };
    }
}
