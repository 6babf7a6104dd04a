namespace OpenContracting.Exports.Tables;

/// <summary>Finds what one row says twice, and not alike, in columns of one name: which of the two counts nobody can tell.</summary>
internal static class RepeatedColumn
{
    /// <summary>The first column with another text than an earlier one of its name; null when there is none. Cells without text say nothing.</summary>
    public static (string Column, string Text)? In(IReadOnlyList<(string Column, string Text)> cells)
    {
        var said = new Dictionary<string, string>(cells.Count, StringComparer.Ordinal);
        foreach (var (column, text) in cells)
            if (!said.TryAdd(column, text) && said[column].Trim() is { Length: > 0 } first && text.Trim() is { Length: > 0 } other && other != first)
                return (column, $"{first} ≠ {other}");
        return null;
    }
}
