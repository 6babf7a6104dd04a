namespace OpenContracting.Releases;

/// <summary>Whose reading of the merge routine is followed where tools differ from the standard's text.</summary>
public enum MergeBehaviour
{
    /// <summary>
    /// The standard's text: releases are ordered by moment; a null removes what stands there, be it a value, an object or an array;
    /// an empty whole list replaces the earlier one.
    /// </summary>
    Standard,

    /// <summary>
    /// The Python tool: dates are ordered as texts; a null on an object or on an array merged by id removes nothing;
    /// an empty whole list changes nothing; a change of type is an error.
    /// </summary>
    OcdsMerge,

    /// <summary>
    /// The Rust tool: as the Python tool, but the ids <c>1</c> and <c>"1"</c> are two, an empty whole list replaces the earlier
    /// one, and where the type changes the later value is passed over.
    /// </summary>
    OcdsMergeRs,
}
