namespace OpenContracting.Standards.Panama;

/// <summary>Editions of the Infrastructure Transparency Index as data: <c>schemas/panama/transparency-index.csv</c>.</summary>
/// <remarks>What an instance begins with: it takes each edition in once. Later editions, corrections and worksheets are brought as files (<see cref="People.Worksheets.IndexTable"/>).</remarks>
public sealed class TransparencyIndex
{
    private const string File = "panama/transparency-index.csv";

    private TransparencyIndex(SchemaFolder folder) =>
        All = [.. CsvTable.Read(folder, File, "edition", "node", "parent", "es", "en", "institution", "weight", "score", "source").Rows.Select(Read)];

    /// <summary>All rows, in the order of the table.</summary>
    public IReadOnlyList<IndexScore> All { get; }

    /// <summary>The editions, the newest first.</summary>
    public IReadOnlyList<string> Editions => [.. All.Select(row => row.Edition).Distinct().OrderDescending(StringComparer.Ordinal)];

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static TransparencyIndex Of(SchemaFolder? folder = null) => (folder ?? SchemaFolder.Current).Keep(File, files => new TransparencyIndex(files));

    /// <summary>The worksheet of an edition, of the nation or of one institution, in the order of the table.</summary>
    public IReadOnlyList<IndexScore> Sheet(string edition, string? institution = null) => [.. All.Where(row => row.Edition == edition && row.Institution == institution)];

    private static IndexScore Read(CsvRow row) => new(
        row["edition"], row["node"], row.Value("parent"), row["es"], row["en"], row.Value("institution"), Within(row, "weight", 1), Within(row, "score", 100), row["source"]);

    private static decimal? Within(CsvRow row, string column, int most) =>
        row.Value(column) is null ? null : row.Decimal(column) is >= 0 and var number && number <= most ? number : throw row.Fault("fault.range", column, most);
}
