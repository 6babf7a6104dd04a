namespace OpenContracting.Releases.Merging;

/// <summary>What a value is to the merge.</summary>
internal enum MergeKind
{
    /// <summary>Null: what was there is to go.</summary>
    Null,

    /// <summary>A value that is replaced as a whole, lists of texts and whole-list arrays among them.</summary>
    Literal,

    /// <summary>An object, merged property by property.</summary>
    Object,

    /// <summary>An array of objects, merged object by object.</summary>
    Array,
}
