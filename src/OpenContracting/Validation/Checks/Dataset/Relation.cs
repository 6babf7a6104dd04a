namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>What an item says of itself, or of another item it is related to.</summary>
/// <param name="Id">Hash of the id of the one spoken of.</param>
/// <param name="Title">Some bits of the hash of its folded title; 0 when none is given.</param>
/// <param name="Shown">For a relation, the JSON of what is judged.</param>
/// <param name="At">For a relation, where it stands; null when the item speaks of itself.</param>
internal readonly record struct Relation(ulong Id, ulong Title, string? Shown = null, Place? At = null)
{
    /// <summary>Whether the item speaks of itself.</summary>
    public bool IsItem => At is null;
}
