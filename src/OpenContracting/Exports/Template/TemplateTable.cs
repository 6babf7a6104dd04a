using OpenContracting.Standards;

namespace OpenContracting.Exports.Template;

/// <summary>A table (a CSV file, or a sheet) of our template: <c>schemas/panama/project-template.csv</c>.</summary>
public sealed class TemplateTable
{
    /// <summary>The table of contracting processes.</summary>
    public const string Processes = "procesos";
    /// <summary>The table of projects.</summary>
    public const string Projects = "proyectos";

    private readonly Dictionary<string, TemplateColumn> byName = [];

    private TemplateTable(string name, IEnumerable<TemplateColumn> columns)
    {
        Name = name;
        Columns = [.. columns];
        foreach (var column in Columns)
        {
            byName[FoldedText.Fold(column.Name)] = column;
            byName[FoldedText.Fold(column.English)] = column;
        }
    }

    /// <summary>The tables, in the order in which they are filled in.</summary>
    public static IReadOnlyList<TemplateTable> All => SchemaFolder.Current.Keep("panama/project-template.csv", Read);

    /// <summary>Its name, in Spanish, as the file or sheet is called.</summary>
    public string Name { get; }

    /// <summary>Its columns, in the order in which they are filled in.</summary>
    public IReadOnlyList<TemplateColumn> Columns { get; }

    /// <summary>The table of a file or sheet: by its name, else by its columns; null when it is none of ours.</summary>
    public static TemplateTable? Find(string name, IReadOnlyList<string> header)
    {
        var bare = FoldedText.Fold(Path.GetFileNameWithoutExtension(name));
        var named = All.FirstOrDefault(table => table.Name == bare);
        if (named is not null && named.HasRequired(header))
            return named;
        return All.FirstOrDefault(table => table.HasRequired(header) && header.Count(column => table.Find(column) is not null) >= Math.Max(3, header.Count * 2 / 3));
    }

    /// <summary>Whether a file inside an archive goes by the name of one of the tables.</summary>
    public static bool IsNamed(string name) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
        && All.Any(table => table.Name == FoldedText.Fold(Path.GetFileNameWithoutExtension(name)));

    /// <summary>The column of a header in either language; null when it is none of ours.</summary>
    public TemplateColumn? Find(string header) => byName.GetValueOrDefault(FoldedText.Fold(header));

    /// <summary>Whether a row is the one that shows how the table is filled in; a spreadsheet may have written its dates in another way.</summary>
    /// <param name="cells">Those that hold something, by our name of the column.</param>
    public bool IsExample(IReadOnlyList<(string Column, string Text)> cells) =>
        cells.Count > 0 && Columns.Where(column => column.Kind != "date")
            .All(column => (cells.FirstOrDefault(cell => cell.Column == column.Name).Text?.Trim() ?? "") == column.Example);

    private bool HasRequired(IReadOnlyList<string> header) =>
        Columns.Where(column => column.IsRequired).All(column => header.Any(name => Find(name) == column));

    private static IReadOnlyList<TemplateTable> Read(SchemaFolder files) =>
    [
        .. CsvTable.Read(files, "panama/project-template.csv", "table", "column", "kind", "path").Rows.GroupBy(row => row["table"])
            .Select(table => new TemplateTable(table.Key, table.Select(row => new TemplateColumn(
                row["column"], row["en"], row["kind"], row["path"], row["required"] == "yes", row["es_help"], row["en_help"], row["example"])))),
    ];
}
