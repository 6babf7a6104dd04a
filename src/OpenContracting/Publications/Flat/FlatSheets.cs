namespace OpenContracting.Publications.Flat;

/// <summary>What the tables of a layout are called as sheets of a workbook, where a name has 31 letters at most.</summary>
/// <remarks>A name that is too long loses the ends of its first words: <c>contractingProcesses_summary_documents</c> is <c>cP_summary_documents</c>.</remarks>
internal static class FlatSheets
{
    /// <summary>The sheet with what stood around the items in their package.</summary>
    public const string Package = "_package";

    /// <summary>The sheet with texts too long for a cell, in pieces.</summary>
    public const string Long = "_long";

    public const int LongestName = 31;

    public static IReadOnlyDictionary<FlatTable, string> Names(FlatLayout layout)
    {
        var names = new Dictionary<FlatTable, string>();
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in layout.Tables)
        {
            var name = Short(table.Name);
            for (var number = 2; !used.Add(name); number++)
                name = $"{Short(table.Name)[..Math.Min(Short(table.Name).Length, LongestName - 3)]}_{number}";
            names[table] = name;
        }

        return names;
    }

    private static string Short(string name)
    {
        var words = name.Split('_');
        for (var i = 0; i < words.Length - 1 && string.Join('_', words).Length > LongestName; i++)
            words[i] = words[i][0] + string.Concat(words[i].Skip(1).Where(char.IsUpper));
        var shorter = string.Join('_', words);
        return shorter.Length <= LongestName ? shorter : shorter[..LongestName];
    }
}
