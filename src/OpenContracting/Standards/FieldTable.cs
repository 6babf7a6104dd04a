using System.Collections.Frozen;

namespace OpenContracting.Standards;

/// <summary>Every field path of a schema, in the order of the schema, parents before children.</summary>
/// <remarks>
/// Texts are written once for a field of a definition and hold at every path that leads there. A definition inside itself
/// is not followed again, so the table ends.
/// </remarks>
public sealed class FieldTable
{
    private readonly FrozenDictionary<string, SchemaField> byPath;

    internal FieldTable(StandardSchema schema)
    {
        All = new FieldWalk(schema).Fields;
        byPath = All.ToFrozenDictionary(field => field.Path, StringComparer.Ordinal);
    }

    /// <summary>The fields.</summary>
    public IReadOnlyList<SchemaField> All { get; }

    /// <summary>The field at a path without array positions; null when the schema has none there.</summary>
    public SchemaField? Find(string path) => byPath.GetValueOrDefault(path);

    /// <summary>The field at a JSON Pointer: array positions are left out.</summary>
    public SchemaField? FindAt(string pointer) =>
        Find(string.Join('/', pointer.Split('/').Where(step => step.Length == 0 || !step.All(char.IsAsciiDigit))));
}
