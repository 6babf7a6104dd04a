using System.Collections.Frozen;

namespace OpenContracting.Standards.Panama;

/// <summary>DGCP's units of measure as far as seen, with the UN/CEFACT code of each: <c>schemas/panama/units.csv</c>.</summary>
public sealed class Units
{
    /// <summary>The scheme DGCP names for its own unit numbers.</summary>
    public const string Scheme = "PAN_DGCP_UNIDADES";

    private const string File = "panama/units.csv";

    private readonly FrozenDictionary<string, Unit> byName;

    private Units(SchemaFolder folder)
    {
        All = [.. CsvTable.Read(folder, File, "name", "unece").Rows.Select(row =>
            new Unit(row.Value("id"), row["name"], row["en"], row["unece"], row["source"]))];
        byName = All.ToFrozenDictionary(unit => FoldedText.Fold(unit.Name));
    }

    /// <summary>All of them in the order of the table.</summary>
    public IReadOnlyList<Unit> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static Units Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new Units(files));

    /// <summary>The unit of a name, without regard to case and accents; null when unknown.</summary>
    public Unit? FindByName(string name) => byName.GetValueOrDefault(FoldedText.Fold(name));
}
