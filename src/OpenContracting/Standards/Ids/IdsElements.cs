using System.Collections.Frozen;

namespace OpenContracting.Standards.Ids;

/// <summary>The 144 elements of the CoST Infrastructure Data Standard: <c>schemas/ids/elements.csv</c>.</summary>
public sealed class IdsElements
{
    private const string File = "ids/elements.csv";

    private readonly FrozenDictionary<string, IdsElement> byId;

    private IdsElements(SchemaFolder folder)
    {
        All = [.. CsvTable.Read(folder, File, "id", "set", "paths", "due_from").Rows.Select(Read)];
        byId = All.ToFrozenDictionary(element => element.Id);
    }

    /// <summary>All of them: core, reactive, sustainability, each in the standard's order.</summary>
    public IReadOnlyList<IdsElement> All { get; }

    /// <summary>The table of a schema folder; that of the library when null.</summary>
    public static IdsElements Of(SchemaFolder? folder = null) =>
        (folder ?? SchemaFolder.Current).Keep(File, files => new IdsElements(files));

    /// <summary>The element of an id; null when there is none.</summary>
    public IdsElement? Find(string id) => byId.GetValueOrDefault(id);

    private static IdsElement Read(CsvRow row) => new()
    {
        Id = row["id"],
        Set = Enum.Parse<IdsSet>(row["set"], ignoreCase: true),
        Level = Enum.Parse<IdsLevel>(row["level"], ignoreCase: true),
        Phase = row.Value("phase"),
        Module = row.Value("module"),
        Es = row["es"],
        En = row["en"],
        Paths = row.Words("paths"),
        Conditions = [.. row.Words("conditions").Select(IdsCodeCondition.Parse)],
        DueFrom = IdsStage.Parse(row["due_from"]),
        NotApplicableWhen = [.. row.Names("not_applicable_when").Select(IdsExemption.Parse)],
        SameAs = row.Value("same_as"),
    };
}
