namespace OpenContracting.Standards;

/// <summary>What became of an extension that a package declares.</summary>
public enum ExtensionState
{
    /// <summary>Its patch is part of the schema.</summary>
    Applied,

    /// <summary>Not declared, but an applied extension builds on it.</summary>
    Implied,

    /// <summary>The same extension was declared before.</summary>
    Duplicate,

    /// <summary>Its definition is not at hand: its fields count as additional ones.</summary>
    Unknown,

    /// <summary>Its files in the operator's folder cannot be read.</summary>
    Broken,
}
