namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>What an item says of itself, or of another item it is related to.</summary>
/// <param name="Id">Hash of the id of the one spoken of.</param>
/// <param name="Title">Hash of its folded title; 0 when none is given.</param>
/// <param name="Shown">For a relation, the JSON of what is judged.</param>
/// <param name="At">For a relation, where it stands; null when the item speaks of itself.</param>
internal sealed record Relation(ulong Id, ulong Title, string? Shown = null, Place? At = null);
