using System.IO.Compression;
using OpenContracting.Cli.Flat;
using OpenContracting.Validation.Tables;

namespace OpenContracting.Cli.Validation;

/// <summary>Tables to validate as one document: CSV files, a folder or ZIP of them, or a workbook.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Paths">Where it is.</param>
public sealed record TableInput(string Name, IReadOnlyList<string> Paths)
{
    /// <summary>Parts what the arguments name into tables and the others; CSV files named together are one set of tables.</summary>
    public static (IReadOnlyList<TableInput> Tables, IReadOnlyList<string> Others) Part(IReadOnlyCollection<string> arguments)
    {
        var tables = arguments.Where(IsTables).Select(path => new TableInput(path, [path])).ToList();
        var files = arguments.Where(argument => HasEnding(argument, ".csv") && File.Exists(argument)).ToList();
        if (files.Count > 0)
            tables.Add(new TableInput(string.Join(" + ", files.Select(Path.GetFileName)), files));
        return (tables, [.. arguments.Except(files).Except(tables.SelectMany(table => table.Paths))]);
    }

    /// <exception cref="InvalidDataException">A file is not what its name says.</exception>
    public TableDocument Open() => HasEnding(Paths[0], ".xlsx")
        ? TableDocument.OfWorkbook(() => File.OpenRead(Paths[0]))
        : TableDocument.OfCsv([.. Paths.SelectMany(TableFiles.Read).Where(file => HasEnding(file.Name, ".csv"))]);

    private static bool IsTables(string path)
    {
        if (Directory.Exists(path))
            return TableDocument.Is(Directory.EnumerateFiles(path, "*.csv").Select(Path.GetFileName).OfType<string>());
        if (!File.Exists(path))
            return false;
        return HasEnding(path, ".xlsx") || (HasEnding(path, ".zip") && TableDocument.Is(Entries(path)));
    }

    // A damaged archive is for the validator to judge.
    private static List<string> Entries(string path)
    {
        try
        {
            using var zip = ZipFile.OpenRead(path);
            return [.. zip.Entries.Select(entry => entry.Name).Where(name => HasEnding(name, ".csv"))];
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or ArgumentException)
        {
            return [];
        }
    }

    private static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
