using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Exports;

namespace OpenContracting.Publications;

/// <summary>Reads projects, releases or records one after the other: from packages, lists, JSON Lines, or bare; holding one at a time.</summary>
public sealed class PackageItems : IDisposable
{
    private static readonly JsonItemShape Packages = new(
        new HashSet<string> { "projects", "releases", "records" }, new HashSet<string> { "package" }, ItemMark: "ocid");

    private readonly JsonItems items;

    /// <summary>The items of a stream, which stays the caller's.</summary>
    public PackageItems(Stream stream) => items = new JsonItems(stream, Packages, ExportOptions.Default.MaximumItemBytes);

    /// <summary>The current item, UTF-8 JSON, until the next call of <see cref="Read"/>.</summary>
    public ReadOnlyMemory<byte> Item => items.Item;

    /// <summary>The array it stands in: <c>projects</c>, <c>releases</c>, <c>records</c>; null for an item without a package.</summary>
    public string? Array => items.Array;

    /// <summary>Why reading ended before the end of the file (<c>malformed-json</c>, <c>truncated</c> …); null when it did not.</summary>
    public string? Fault => items.Fault;

    /// <summary>What the package says about itself, as far as read: a JSON object; empty when there is nothing.</summary>
    public ReadOnlyMemory<byte> Head
    {
        get
        {
            if (items.Beside.Count == 0)
                return default;
            var bytes = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            {
                writer.WriteStartObject();
                foreach (var (name, value) in items.Beside)
                {
                    writer.WritePropertyName(name);
                    writer.WriteRawValue(value);
                }

                writer.WriteEndObject();
            }

            return bytes.WrittenMemory;
        }
    }

    /// <summary>Moves to the next item; false at the end.</summary>
    public bool Read() => items.Read();

    /// <summary>Gives the buffer back.</summary>
    public void Dispose() => items.Dispose();
}
