using OpenContracting.Standards;

namespace OpenContracting.Publications.Flat;

/// <summary>A column of a flat table.</summary>
public sealed class FlatColumn
{
    /// <summary>The path from the row's object, slashes between names (<c>budget/amount/currency</c>); of keys a name that begins with an underscore.</summary>
    public required string Name { get; init; }

    /// <summary>What its cells hold.</summary>
    public required FlatKind Kind { get; init; }

    /// <summary>The fields of the standard on the way, the column's own last; empty for keys.</summary>
    public IReadOnlyList<SchemaField> Fields { get; init; } = [];

    internal int Index { get; init; }

    /// <summary>The column's header: its name, or the standard's titles in <c>es</c> or <c>en</c>.</summary>
    public string Header(string? language) =>
        language is null || Fields.Count == 0 ? Name : string.Join(" / ", Fields.Select(field => field.Title(language)));
}
