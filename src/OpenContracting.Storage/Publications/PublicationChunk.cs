namespace OpenContracting.Storage.Publications;

/// <summary>A piece of a published file's bytes.</summary>
public sealed class PublicationChunk
{
    /// <summary>Every chunk but the last has this many bytes.</summary>
    public const int Length = 1 << 20;

    public required long ContentId { get; set; }
    public required int Number { get; set; }
    public required byte[] Bytes { get; set; }
}
