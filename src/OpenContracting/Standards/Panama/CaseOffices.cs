namespace OpenContracting.Standards.Panama;

/// <summary>The offices that take complaints, in the order they are shown: <c>schemas/panama/case-offices.csv</c>.</summary>
/// <remarks>Names, clocks and addresses change by law and by government: an operator lays a table of their own over this one.</remarks>
public sealed class CaseOffices
{
    private const string File = "panama/case-offices.csv";

    private CaseOffices(SchemaFolder folder) => All =
        [.. CsvTable.Read(folder, File, "code", "es", "en", "what_es", "what_en", "how_es", "how_en", "url", "days", "anonymous", "source").Rows.Select(Read)];

    /// <summary>All of them in the order of the table.</summary>
    public IReadOnlyList<CaseOffice> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static CaseOffices Of(SchemaFolder? folder = null) => (folder ?? SchemaFolder.Current).Keep(File, files => new CaseOffices(files));

    /// <summary>The office of a code; null when there is none.</summary>
    public CaseOffice? Find(string? code) => All.FirstOrDefault(office => office.Code == code);

    private static CaseOffice Read(CsvRow row) => new(
        row["code"], row["es"], row["en"], row["what_es"], row["what_en"], row["how_es"], row["how_en"], row["url"],
        row.Value("days") is null ? null : (int)row.Decimal("days"), row.Value("anonymous") is { } word ? word == "yes" : null, row["source"]);
}
