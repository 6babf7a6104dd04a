namespace OpenContracting.Publications.Flat;

/// <summary>A member of an object: one of a column, an object and a table.</summary>
internal sealed record FlatMember(string Name, byte[] Utf8, FlatColumn? Column, FlatObject? Object, FlatTable? Table);
