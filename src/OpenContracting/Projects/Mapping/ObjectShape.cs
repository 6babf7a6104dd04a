using System.Collections.Frozen;

namespace OpenContracting.Projects.Mapping;

/// <summary>An object of the project schema: its fields in the schema's order.</summary>
internal sealed class ObjectShape
{
    private FrozenDictionary<string, FieldShape>? byName;

    /// <summary>The definition's name (<c>Document</c>), or the field's for an object defined in place.</summary>
    public required string Name { get; init; }

    public FieldShape[] Fields { get; set; } = [];

    /// <summary>Whether items of this kind must have an id.</summary>
    public bool HasId { get; set; }

    /// <summary>A field by its name; null when the standard has none.</summary>
    public FieldShape? this[string name] =>
        (byName ??= Fields.ToFrozenDictionary(f => f.Name)).GetValueOrDefault(name);
}
