namespace OpenContracting.Projects.Mapping;

/// <summary>A small part of the mapping: what it fills, and how it fills it.</summary>
internal interface IElement
{
    /// <summary>The element's stable kebab-case code, under which the mapping table has its rule's texts.</summary>
    string Code { get; }

    /// <summary>Every path it can fill. An object copied whole is named by its own path; its fields are those of the standard.</summary>
    IReadOnlyList<MappedField> Fields { get; }

    /// <summary>Codes of single ways to fill it that can be switched off.</summary>
    IReadOnlyList<string> Switches => [];
}
