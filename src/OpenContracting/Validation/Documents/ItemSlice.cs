namespace OpenContracting.Validation.Documents;

/// <summary>One item inside a <see cref="Batch"/>.</summary>
/// <param name="Start">First byte in the batch's buffer.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Ordinal">Position among the document's items, from 0.</param>
/// <param name="Pointer">What its pointer begins with, before the ordinal; null when the item is a document by itself.</param>
/// <param name="Position">Where it begins in the document.</param>
internal readonly record struct ItemSlice(int Start, int Length, long Ordinal, string? Pointer, DocumentPosition Position)
{
    public string FullPointer => Pointer is null ? "" : $"{Pointer}/{Ordinal}";
}
