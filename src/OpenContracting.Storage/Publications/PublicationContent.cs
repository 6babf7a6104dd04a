namespace OpenContracting.Storage.Publications;

/// <summary>The bytes of published files, in <see cref="PublicationChunk"/>s; gone with the last file that has them.</summary>
public sealed class PublicationContent
{
    public long Id { get; set; }

    /// <summary>When writing began.</summary>
    public required DateTimeOffset CreatedAt { get; set; }
}
