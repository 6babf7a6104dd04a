namespace OpenContracting.Projects.Mapping;

/// <summary>Ids of the items of one array: texts, unique, given where missing. An item that is there already is not repeated.</summary>
internal sealed class ItemIds
{
    private readonly HashSet<string> used = [];
    private readonly Dictionary<string, List<byte[]>> seen = [];
    private int next = 1;

    /// <summary>Whether no item with this id and this content was seen before.</summary>
    public bool IsNew(string? id, ReadOnlySpan<byte> content)
    {
        var key = id ?? "";
        if (!seen.TryGetValue(key, out var contents))
            seen[key] = contents = [];
        foreach (var earlier in contents)
            if (content.SequenceEqual(earlier))
                return false;
        contents.Add(content.ToArray());
        return true;
    }

    /// <summary>The id itself when free, else the id with a number; a new number when there is none.</summary>
    public string Take(string? own)
    {
        if (own is null)
        {
            while (!used.Add(next.ToString()))
                next++;
            return next++.ToString();
        }

        var free = own;
        for (var n = 2; !used.Add(free); n++)
            free = $"{own}-{n}";
        return free;
    }
}
