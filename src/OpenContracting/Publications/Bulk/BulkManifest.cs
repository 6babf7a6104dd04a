using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Publications.Bulk;

/// <summary>What can be downloaded whole: every file with its size, rows and hash.</summary>
public sealed record BulkManifest
{
    private static readonly BulkManifestJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    });

    /// <summary>The number of the publication.</summary>
    public required long Publication { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The time the data speak of.</summary>
    public required DateTimeOffset DataAsOf { get; init; }

    /// <summary>Who publishes.</summary>
    public required string Publisher { get; init; }

    /// <summary>The licence, as a URI.</summary>
    public string? Licence { get; init; }

    /// <summary>Projects in it.</summary>
    public required int Projects { get; init; }

    /// <summary>The number of the last change in these files: whoever took them follows the change feed from here.</summary>
    public required long LastChange { get; init; }

    /// <summary>Where the change feed goes on from these files.</summary>
    public required string Changes { get; init; }

    /// <summary>Where the signature of this very manifest is: ECDSA on P-256 with SHA-256, as openssl takes it. Null in older ones.</summary>
    public string? Signature { get; init; }

    /// <summary>Where the public half of the key is that checks it.</summary>
    public string? SigningKey { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<BulkFile> Files { get; init; }

    /// <summary>Older publications whose files are kept, newest first.</summary>
    public IReadOnlyList<BulkSnapshot> Snapshots { get; init; } = [];

    /// <summary>Reads one that <see cref="Write"/> wrote.</summary>
    public static BulkManifest Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json.BulkManifest)!;

    /// <summary>Writes it as JSON.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json.BulkManifest);
}
