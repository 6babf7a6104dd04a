namespace OpenContracting.Storage.Publications;

/// <summary>A file of a publication in one encoding; its bytes are a <see cref="PublicationContent"/>, shared by files that are the same.</summary>
public sealed class PublicationFile
{
    public long Id { get; set; }
    public required long PublicationId { get; set; }

    public required long ContentId { get; set; }

    /// <summary>For example <c>package.json</c> or <c>2024/projects.jsonl.gz</c>.</summary>
    public required string Name { get; set; }
    public required string ContentType { get; set; }

    /// <summary><c>identity</c>, <c>gzip</c> or <c>br</c>.</summary>
    public required string Encoding { get; set; }
    public required long Size { get; set; }
    public required byte[] Sha256 { get; set; }

    /// <summary>The strong entity tag, with its quotation marks.</summary>
    public required string ETag { get; set; }

    /// <summary>Projects, releases or rows in it.</summary>
    public long Rows { get; set; }

    /// <summary>Hash over all that the file was made from: with the same one the next publication takes the content over.</summary>
    public byte[]? InputHash { get; set; }
}
