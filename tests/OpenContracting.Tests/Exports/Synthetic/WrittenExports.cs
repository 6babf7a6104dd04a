using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using CsvHelper.Configuration;
using OpenContracting.Exports.Dgcp;
using OpenContracting.Exports.Synthetic;

namespace OpenContracting.Tests.Exports.Synthetic;

/// <summary>Exports written once for all tests of a class: two and a half thousand processes in which nothing is damaged.</summary>
public sealed class WrittenExports : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<(MonthlyTable, string), List<Dictionary<string, string>>> read = [];

    public WrittenExports()
    {
        Summary = SyntheticExports.Write(Options, folder.Path);
        Truth = ReadCsv(Path.Combine(folder.Path, SyntheticExports.TruthFileName)).ToDictionary(row => row["ocid"]);
    }

    public static SyntheticOptions Options { get; } = new()
    {
        Seed = 11,
        Processes = 2_500,
        WorksShare = 0.2,
        BadRowShare = 0,
        FirstMonth = new(2024, 1, 1),
        LastMonth = new(2025, 12, 1),
    };

    public SyntheticSummary Summary { get; }

    /// <summary>The truth of each process by ocid.</summary>
    public Dictionary<string, Dictionary<string, string>> Truth { get; }

    public string[] Months => [.. Summary.Files];

    /// <summary>The rows of a table in one month, cells by column.</summary>
    public List<Dictionary<string, string>> Rows(MonthlyTable table, string file)
    {
        if (!read.TryGetValue((table, file), out var rows))
            read[(table, file)] = rows = ReadTable(folder.Path, file, table);

        return rows;
    }

    /// <summary>The rows of a table over all months, oldest first.</summary>
    public IEnumerable<(string File, Dictionary<string, string> Row)> Rows(MonthlyTable table) =>
        Months.SelectMany(file => Rows(table, file).Select(row => (file, row)));

    /// <summary>The last state of each process.</summary>
    public Dictionary<string, Dictionary<string, string>> LastStates()
    {
        var states = new Dictionary<string, Dictionary<string, string>>();
        foreach (var (_, row) in Rows(MonthlyTables.Records))
            states[row["ocid"]] = row;

        return states;
    }

    public static List<Dictionary<string, string>> ReadTable(string folder, string file, MonthlyTable table)
    {
        using var zip = ZipFile.OpenRead(Path.Combine(folder, file));
        using var text = new StreamReader(zip.GetEntry(table.FileName)!.Open());
        return ReadCsv(text);
    }

    public static List<Dictionary<string, string>> ReadCsv(string file)
    {
        using var text = new StreamReader(file);
        return ReadCsv(text);
    }

    public void Dispose() => folder.Dispose();

    private static List<Dictionary<string, string>> ReadCsv(TextReader text)
    {
        // Strict: a row with too few cells or a stray quote throws.
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true });
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column)!));

        return rows;
    }
}
