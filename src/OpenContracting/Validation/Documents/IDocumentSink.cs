using OpenContracting.Standards;

namespace OpenContracting.Validation.Documents;

/// <summary>Takes the parts of a document, in order.</summary>
internal interface IDocumentSink
{
    /// <summary>What the document is held against; null before <see cref="Begin"/>.</summary>
    ValidationPlan? Plan { get; }

    /// <summary>Takes what the document is, before its first item.</summary>
    /// <returns>Whether to go on.</returns>
    bool Begin(DocumentIdentity identity);

    /// <summary>Takes some items.</summary>
    void Submit(Batch batch);

    /// <summary>Takes something found between the items.</summary>
    void Report(Rule rule, DocumentPosition position, string? expected, string? value = null, string pointer = "");

    /// <summary>Takes the package, its items left out.</summary>
    void EndPackage(PackageOutline package, long? items);
}
