using System.Collections.Immutable;

namespace OpenContracting.Exports.Dgcp;

/// <summary>One CSV table of DGCP's monthly ZIP: an array of the OCDS record, flattened.</summary>
/// <remarks>
/// A column is the path of its value in the record, with <c>/0/</c> for every array on the way, whatever the element's
/// position. Each table begins with <c>ocid</c>, then the ids of the elements its rows belong to, outermost first.
/// Arrays of text (tags, roles, relationships) stand in one cell, joined by <see cref="MonthlyTables.ListSeparator"/>.
/// </remarks>
public sealed class MonthlyTable
{
    internal MonthlyTable(string name, string path, string[] parents, string[] columns, string[] key)
    {
        Name = name;
        Path = path;
        ParentKey = [.. parents];
        Columns = [.. parents, .. columns.Select(Full)];
        Key = [.. parents, .. key.Select(Full)];
    }

    /// <summary>The table's name, for example <c>com_awa_items</c>.</summary>
    public string Name { get; }

    /// <summary>The file's name inside the ZIP.</summary>
    public string FileName => Name + ".csv";

    /// <summary>
    /// The path of the element a row is, for example <c>compiledRelease/awards/0/items/0</c>; empty for the record itself.
    /// </summary>
    public string Path { get; }

    /// <summary>Every column in the order of the file.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The leading columns that say which record and parent elements a row belongs to.</summary>
    public ImmutableArray<string> ParentKey { get; }

    /// <summary>
    /// The columns that together tell rows apart; never the position, because rows come repeated and in any order.
    /// </summary>
    /// <remarks>Where the element has no id of its own (<c>com_con_imp_documents</c>), only the whole row does.</remarks>
    public ImmutableArray<string> Key { get; }

    /// <summary>The full column of a path relative to <see cref="Path"/>.</summary>
    public string Full(string relative) => Path.Length == 0 ? relative : Path + "/" + relative;
}
