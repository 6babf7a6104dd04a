using System.Text.Json;

namespace OpenContracting.Projects.Mapping;

/// <summary>An object to be copied into an array, with where it comes from.</summary>
/// <param name="Item">The object.</param>
/// <param name="Process">Its process; null for the project's own tables.</param>
/// <param name="Source">Its path in the compiled release.</param>
/// <param name="DocumentType">For a document, the code to write in place of its own; null to keep it.</param>
internal readonly record struct SourceItem(JsonElement Item, ProcessView? Process, string Source, string? DocumentType = null)
{
    /// <summary>Whether a document's type was concluded from words rather than stated.</summary>
    public bool HasInferredType => DocumentType is not null && Item.Text("documentType") is null;
}
