using System.Security.Cryptography;
using System.Text;
using OpenContracting.Publications;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>Adds up what a file is made from, to see whether it would come out as it was.</summary>
internal sealed class InputHash : IDisposable
{
    /// <summary>Raised when a writer changes what it makes of the same input.</summary>
    private const string Writers = "1";

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public InputHash(PackageMetadata metadata)
    {
        foreach (var text in new[] { Writers, metadata.Uri, metadata.PublisherName, metadata.PublisherUri, metadata.PublisherScheme, metadata.PublisherUid, metadata.License, metadata.PublicationPolicy })
            Add(text ?? "");
    }

    public void Add(string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData([0]);
    }

    public void Add(ReadOnlySpan<byte> bytes) => hash.AppendData(bytes);

    public byte[] Complete() => hash.GetHashAndReset();

    public void Dispose() => hash.Dispose();
}
