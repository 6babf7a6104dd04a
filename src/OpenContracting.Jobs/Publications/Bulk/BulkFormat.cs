namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>A format of bulk files: the end of their names, their media type, and where their structure is described.</summary>
public sealed record BulkFormat(string Name, string MediaType, string? Schema = null)
{
    private const string Columns = BulkNames.Address + "full/datapackage.json";

    public static readonly BulkFormat Package = new("oc4ids.json.gz", "application/gzip");
    public static readonly BulkFormat Lines = new("projects.jsonl.gz", "application/gzip");
    public static readonly BulkFormat Csv = new("projects.csv.zip", "application/zip", Columns);
    /// <summary>All tables of OC4IDS, one a list of the standard; its own <c>datapackage.json</c> describes them.</summary>
    public static readonly BulkFormat Tables = new("tables.csv.zip", "application/zip");
    public static readonly BulkFormat Excel = new("projects.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Columns);
    public static readonly BulkFormat GeoJson = new("projects.geojson.gz", "application/gzip", Columns);
    public static readonly BulkFormat Parquet = new("projects.parquet", "application/vnd.apache.parquet", Columns);
    public static readonly BulkFormat Describing = new("datapackage.json", "application/json");
    public static readonly BulkFormat Records = new("ocds-records.json.gz", "application/gzip");
    public static readonly BulkFormat Releases = new("ocds-releases.json.gz", "application/gzip");
    public static readonly BulkFormat Changes = new("jsonl.gz", "application/gzip");

    public static IReadOnlyList<BulkFormat> All { get; } =
        [Package, Lines, Csv, Tables, Excel, GeoJson, Parquet, Describing, Records, Releases, Changes];

    /// <summary>The format of a file by its name.</summary>
    public static BulkFormat Of(string name) => All.First(format => name.EndsWith("/" + format.Name, StringComparison.Ordinal) || (format == Changes && name.StartsWith(BulkNames.Changes, StringComparison.Ordinal)));

    /// <summary>The name of the file of a period, as the table of files has it.</summary>
    public string In(string period) => $"{BulkNames.Folder}{period}/{Name}";
}
