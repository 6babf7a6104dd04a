using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenContracting.Publications;

/// <summary>Writes an OCDS record: all releases of a contracting process, whole, and what they compile to.</summary>
public static class RecordWriter
{
    /// <param name="ocid">The process's ocid.</param>
    /// <param name="releases">Its releases, oldest first.</param>
    /// <param name="compiledRelease">Its compiled release.</param>
    public static byte[] Write(string ocid, IReadOnlyList<byte[]> releases, ReadOnlySpan<byte> compiledRelease)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("ocid", ocid);
            json.WriteStartArray("releases");
            foreach (var release in releases)
                json.WriteRawValue(release, skipInputValidation: true);
            json.WriteEndArray();
            json.WritePropertyName("compiledRelease");
            json.WriteRawValue(compiledRelease, skipInputValidation: true);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}
