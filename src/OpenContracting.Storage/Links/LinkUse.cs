namespace OpenContracting.Storage.Links;

/// <summary>A published project has a document at an address.</summary>
public sealed class LinkUse
{
    public required string ProjectId { get; init; }
    public required string Address { get; init; }
}
