namespace OpenContracting.Projects.Mapping;

/// <summary>What a field of the standard holds.</summary>
internal enum FieldKind
{
    String,
    Number,
    Integer,
    Boolean,
    StringOrNumber,
    Object,
    Array,
}
