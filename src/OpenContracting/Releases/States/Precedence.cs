using OpenContracting.Standards;

namespace OpenContracting.Releases.States;

/// <summary>Whose word counts where several sources speak of one field: <c>schemas/panama/source-precedence.csv</c>.</summary>
internal sealed class Precedence
{
    private const string File = "panama/source-precedence.csv";
    private const string Newest = "newest";

    private readonly string[] adapters;

    private Precedence(string path, string adapters)
    {
        Path = path.Split('/');
        this.adapters = adapters.Split(';');
    }

    /// <summary>The order for every field that has none of its own.</summary>
    public static Precedence Whole => Current.Single(row => row.Path is ["*"]);

    /// <summary>The orders of single fields.</summary>
    public static IEnumerable<Precedence> Fields => Current.Where(row => row.Path is not ["*"]);

    private static IReadOnlyList<Precedence> Current => SchemaFolder.Current.Keep(File, files =>
    {
        Precedence[] rows = [.. CsvTable.Read(files, File, "path", "adapters").Rows.Select(row => new Precedence(row["path"], row["adapters"]))];
        return rows.Count(row => row.Path is ["*"]) == 1 ? rows : throw new FaultException("fault.wholeOrder");
    });

    /// <summary>The names of the properties that lead to the field.</summary>
    public string[] Path { get; }

    /// <summary>Orders states, the one whose word counts first; of one rank the newer.</summary>
    public IEnumerable<EffectiveState> Order(IEnumerable<EffectiveState> states) => states
        .OrderBy(state => Array.IndexOf(adapters, state.Adapter) is var rank and >= 0 ? rank : adapters is [Newest] ? 0 : int.MaxValue)
        .ThenByDescending(state => state.Date).ThenByDescending(state => state.ExportDate)
        .ThenBy(state => state.Source, StringComparer.Ordinal).ThenBy(state => state.Adapter, StringComparer.Ordinal);
}
