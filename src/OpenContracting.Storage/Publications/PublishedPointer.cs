namespace OpenContracting.Storage.Publications;

/// <summary>Which publication the public sees: one row, moved in the transaction that changes the projects.</summary>
public sealed class PublishedPointer
{
    public const int TheOne = 1;

    public int Id { get; set; } = TheOne;
    public required long PublicationId { get; set; }
    public required long LastChange { get; set; }
}
