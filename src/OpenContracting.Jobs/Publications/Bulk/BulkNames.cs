namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>The names of bulk files: plain and predictable.</summary>
public static class BulkNames
{
    /// <summary>Before the name, in the table of files.</summary>
    public const string Folder = "bulk/";

    public const string Manifest = Folder + "manifest.json";

    public const string Sums = Folder + "SHA256SUMS";

    /// <summary>The key that proves who wrote the files: the public half.</summary>
    public const string SigningKey = Folder + "signing-key.pem";

    /// <summary>After the name of a file that is signed.</summary>
    public const string SignatureEnding = ".sig";

    /// <summary>What is about the files and not one of those listed.</summary>
    public static readonly string[] AboutFiles = [Manifest, Manifest + SignatureEnding, Sums, Sums + SignatureEnding, SigningKey];

    public const string Full = "full";

    public const string Changes = "changes";

    /// <summary>Where the newest files are, by their names.</summary>
    public const string Address = "/api/v1/bulk/";

    /// <summary>Where the files of one publication are.</summary>
    public static string AddressOf(long publicationId) => $"{Address}publications/{publicationId}/";
}
