using System.Collections.Frozen;

namespace OpenContracting.Standards.Panama;

/// <summary>UNSPSC segments, the families that matter for works, and Panama's own codes: <c>schemas/panama/unspsc.csv</c>.</summary>
public sealed class Unspsc
{
    private const string File = "panama/unspsc.csv";

    private readonly FrozenDictionary<string, UnspscCode> codes;

    private Unspsc(SchemaFolder folder)
    {
        All = [.. CsvTable.Read(folder, File, "code", "level", "es").Rows.Select(row =>
            new UnspscCode(row["code"], row["level"], row["es"], row["en"], row["source"]))];
        codes = All.ToFrozenDictionary(code => code.Code);
    }

    /// <summary>All of them in the order of the table.</summary>
    public IReadOnlyList<UnspscCode> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static Unspsc Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new Unspsc(files));

    /// <summary>The most particular entry for a code of eight digits: the code itself, its class, its family or its segment; null when unknown.</summary>
    /// <remarks>95101010 to 95101013 are Panama's codes for health supplies and stand for no land or building.</remarks>
    public UnspscCode? Find(string code)
    {
        foreach (var length in (int[])[8, 6, 4, 2])
            if (code.Length >= length && codes.TryGetValue(code[..length], out var found))
                return found;
        return null;
    }

    /// <summary>Whether a code is one of Panama's own, outside UNSPSC.</summary>
    public bool IsLocal(string code) => codes.TryGetValue(code, out var found) && found.Level == "local";
}
