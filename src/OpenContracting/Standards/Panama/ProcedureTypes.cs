using System.Collections.Frozen;

namespace OpenContracting.Standards.Panama;

/// <summary>The kinds of procedure: <c>schemas/panama/procedure-types.csv</c>.</summary>
public sealed class ProcedureTypes
{
    private const string File = "panama/procedure-types.csv";

    private readonly FrozenDictionary<(string Generation, string Id), ProcedureType> byId;
    private readonly FrozenDictionary<string, ProcedureType> byPrefix;
    private readonly FrozenDictionary<string, ProcedureType> byLabel;

    private ProcedureTypes(SchemaFolder folder)
    {
        All = [.. CsvTable.Read(folder, File, "code", "generation", "es", "method").Rows.Select(row => new ProcedureType(
            row["code"], row["generation"], row.Value("id"), row.Value("prefix"),
            row["es"], row["en"], row.Value("method"), row.Value("subject"), row["source"]))];
        byId = All.Where(type => type.Id is not null).ToFrozenDictionary(type => (type.Generation, type.Id!));
        byPrefix = All.Where(type => type is { Generation: "number", Prefix: not null }).ToFrozenDictionary(type => type.Prefix!);
        byLabel = All.DistinctBy(type => FoldedText.Fold(type.Es)).ToFrozenDictionary(type => FoldedText.Fold(type.Es));
    }

    /// <summary>All of them in the order of the table.</summary>
    public IReadOnlyList<ProcedureType> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static ProcedureTypes Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new ProcedureTypes(files));

    /// <summary>The type of a number in a platform generation (<c>v3</c>, 16); null when unknown.</summary>
    public ProcedureType? Find(string generation, string id) => byId.GetValueOrDefault((generation, id));

    /// <summary>The type of the letters in an act's number (<c>LP</c>); null when unknown.</summary>
    public ProcedureType? FindByPrefix(string prefix) => byPrefix.GetValueOrDefault(prefix);

    /// <summary>The type of a label, without regard to case, accents and punctuation; null when unknown.</summary>
    public ProcedureType? FindByLabel(string label) => byLabel.GetValueOrDefault(FoldedText.Fold(label));
}
