using OpenContracting.Exports.Dgcp;
using OpenContracting.Releases.Drafts;

namespace OpenContracting.Releases.States;

/// <summary>Carries what a missing or cut table would have said over from an earlier state.</summary>
internal static class UnknownTables
{
    private static readonly Dictionary<string, string> TableByPath = MonthlyTables.All
        .Where(table => table.Path.StartsWith("compiledRelease/", StringComparison.Ordinal))
        .ToDictionary(table => Bare(table.Path), table => table.Name);

    /// <summary>Carries over.</summary>
    /// <param name="from">The earlier state.</param>
    /// <param name="to">The state that lacks the tables.</param>
    /// <param name="tables">The tables the later state lacks and the earlier one has.</param>
    public static void Carry(DraftObject from, DraftObject to, HashSet<string> tables) =>
        Carry(from, to, "", MonthlyTables.Records.Name, tables);

    // compiledRelease/awards/0/items/0 is awards/items here.
    private static string Bare(string path) =>
        path["compiledRelease/".Length..].Replace("/0", "", StringComparison.Ordinal);

    private static void Carry(DraftObject from, DraftObject to, string path, string table, HashSet<string> tables)
    {
        foreach (var (name, value) in from)
        {
            var at = path.Length == 0 ? name : $"{path}/{name}";
            if (value is DraftArray array && TableByPath.TryGetValue(at, out var own))
                CarryMembers(array, to, name, at, own, tables);
            else if (to[name] is null && tables.Contains(table))
                to[name] = value;
            else if (to[name] is DraftObject known && value is DraftObject node)
                Carry(node, known, at, table, tables);
            else if (to[name] is null && value is DraftObject holder && HoldsTable(at))
                CarryInto(holder, to, name, at, table, tables);
        }
    }

    private static bool HoldsTable(string path) =>
        TableByPath.Keys.Any(known => known.StartsWith(path + "/", StringComparison.Ordinal));

    private static void CarryInto(DraftObject holder, DraftObject to, string name, string path, string table, HashSet<string> tables)
    {
        var made = new DraftObject();
        Carry(holder, made, path, table, tables);
        if (made.Count > 0)
            to[name] = made;
    }

    private static void CarryMembers(DraftArray from, DraftObject to, string name, string path, string table, HashSet<string> tables)
    {
        if (to[name] is null && tables.Contains(table))
        {
            to[name] = from;
            return;
        }

        foreach (var member in from.OfType<DraftObject>())
        {
            var id = (member["id"] as DraftValue)?.Text;
            var known = id is null ? null : to.Objects(name).FirstOrDefault(other => (other["id"] as DraftValue)?.Text == id);
            if (known is not null)
                Carry(member, known, path, table, tables);
            else if (tables.Contains(table))
                to.Array(name).Add(member);
        }
    }
}
