namespace OpenContracting.Storage.Publications;

/// <summary>A file of a publication in one encoding; its bytes stand in <see cref="PublicationChunk"/>.</summary>
public sealed class PublicationFile
{
    public long Id { get; set; }
    public required long PublicationId { get; set; }

    /// <summary>For example <c>package.json</c>.</summary>
    public required string Name { get; set; }
    public required string ContentType { get; set; }

    /// <summary><c>identity</c>, <c>gzip</c> or <c>br</c>.</summary>
    public required string Encoding { get; set; }
    public required long Size { get; set; }
    public required byte[] Sha256 { get; set; }

    /// <summary>The strong entity tag, with its quotation marks.</summary>
    public required string ETag { get; set; }
}
