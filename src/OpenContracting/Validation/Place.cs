namespace OpenContracting.Validation;

/// <summary>Where something stands in the document, kept after its item has gone by.</summary>
/// <param name="Pointer">JSON Pointer in the document.</param>
/// <param name="Offset">Byte position.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Item">Position of the item, from 0; null for the package.</param>
/// <param name="ObjectId">The item's identifier.</param>
public sealed record Place(string Pointer, long Offset, long Line, long Column, long? Item, string? ObjectId);
