namespace OpenContracting.Publications.Flat;

/// <summary>A flat table: one row for each object of one array of the standard.</summary>
public sealed class FlatTable
{
    internal const int KeyColumn = 0;
    internal const int ParentColumn = 1;
    internal const int RootColumn = 2;
    internal const int ExtraColumn = 3;

    private readonly List<FlatColumn> columns = [];

    internal FlatTable(string name, string path, FlatTable? parent, string rootColumn)
    {
        Name = name;
        Path = path;
        Parent = parent;
        foreach (var key in (string[])["_key", "_parent", rootColumn])
            Add(key, FlatKind.Key, []);
        Add("_extra", FlatKind.Json, []);
    }

    /// <summary>The name: the path of the array with underscores; of the table of the items themselves <c>projects</c> or <c>releases</c>.</summary>
    public string Name { get; }

    /// <summary>The path of the array from the item (<c>contractingProcesses/summary/documents</c>); empty for the items themselves.</summary>
    public string Path { get; }

    /// <summary>The table whose rows these rows belong to; null for the items themselves.</summary>
    public FlatTable? Parent { get; }

    /// <summary>
    /// Keys first: <c>_key</c>, <c>_parent</c> (the parent's key), the item's key where it is not the parent's; then <c>_extra</c>, an object of JSON
    /// Pointers and of values that fit in no column; then the fields in the order of the standard.
    /// </summary>
    public IReadOnlyList<FlatColumn> Columns => columns;

    internal int Index { get; init; }

    internal bool HasChildren { get; set; }

    internal bool IsRoot => Parent is null;

    internal FlatObject Object { get; set; } = null!;

    internal FlatColumn Add(string name, FlatKind kind, IReadOnlyList<Standards.SchemaField> fields)
    {
        var column = new FlatColumn { Name = name, Kind = kind, Fields = fields, Index = columns.Count };
        columns.Add(column);
        return column;
    }
}
