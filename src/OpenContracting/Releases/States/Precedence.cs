using OpenContracting.Standards;

namespace OpenContracting.Releases.States;

/// <summary>Whose word counts where several sources speak of one field: <c>schemas/panama/source-precedence.csv</c>.</summary>
internal sealed class Precedence
{
    private const string Newest = "newest";

    private readonly string[] adapters;

    private Precedence(string path, string adapters)
    {
        Path = path.Split('/');
        this.adapters = adapters.Split(';');
    }

    /// <summary>The order for every field that has none of its own.</summary>
    public static Precedence Whole { get; }

    /// <summary>The orders of single fields.</summary>
    public static IReadOnlyList<Precedence> Fields { get; }

    static Precedence()
    {
        var rows = CsvTable.Read(SchemaFolder.Embedded, "panama/source-precedence.csv", "path", "adapters").Rows
            .Select(row => new Precedence(row["path"], row["adapters"])).ToList();
        Whole = rows.Single(row => row.Path is ["*"]);
        Fields = [.. rows.Where(row => row.Path is not ["*"])];
    }

    /// <summary>The names of the properties that lead to the field.</summary>
    public string[] Path { get; }

    /// <summary>Orders states, the one whose word counts first; of one rank the newer.</summary>
    public IEnumerable<EffectiveState> Order(IEnumerable<EffectiveState> states) => states
        .OrderBy(state => Array.IndexOf(adapters, state.Adapter) is var rank and >= 0 ? rank : adapters is [Newest] ? 0 : int.MaxValue)
        .ThenByDescending(state => state.Date).ThenByDescending(state => state.ExportDate)
        .ThenBy(state => state.Source, StringComparer.Ordinal).ThenBy(state => state.Adapter, StringComparer.Ordinal);
}
