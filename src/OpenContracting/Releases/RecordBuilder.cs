using System.Buffers;
using System.Text.Json;

namespace OpenContracting.Releases;

/// <summary>Makes the OCDS record of a process: its releases, or links to them, with what they come to.</summary>
public static class RecordBuilder
{
    /// <summary>Makes a record.</summary>
    /// <param name="ocid">The process.</param>
    /// <param name="releases">Its releases; see <paramref name="linked"/>.</param>
    /// <param name="compiled">The compiled release.</param>
    /// <param name="versioned">The versioned release; empty to leave it out.</param>
    /// <param name="linked">
    /// Links in place of the releases themselves. A record has only one or the other, so where one of the releases has no package
    /// with an address, or no id or date, all are embedded.
    /// </param>
    public static byte[] Build(
        string ocid, IReadOnlyList<GroupedRelease> releases, ReadOnlyMemory<byte> compiled, ReadOnlyMemory<byte> versioned = default, bool linked = false)
    {
        var bytes = new ArrayBufferWriter<byte>(compiled.Length * 2);
        using (var writer = new Utf8JsonWriter(bytes, Drafts.Draft.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("ocid"u8, ocid);
            writer.WriteStartArray("releases"u8);
            var links = linked ? Links(releases) : null;
            if (links is null)
                foreach (var release in releases)
                    writer.WriteRawValue(release.Json.Span, skipInputValidation: true);
            foreach (var link in links ?? [])
                Write(writer, link);
            writer.WriteEndArray();
            writer.WritePropertyName("compiledRelease"u8);
            writer.WriteRawValue(compiled.Span, skipInputValidation: true);
            if (!versioned.IsEmpty)
            {
                writer.WritePropertyName("versionedRelease"u8);
                writer.WriteRawValue(versioned.Span, skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Link link)
    {
        writer.WriteStartObject();
        writer.WriteString("url"u8, link.Url);
        writer.WriteString("date"u8, link.Date);
        if (link.Tag is not null)
        {
            writer.WritePropertyName("tag"u8);
            writer.WriteRawValue(link.Tag, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private static List<Link>? Links(IReadOnlyList<GroupedRelease> releases)
    {
        var links = new List<Link>(releases.Count);
        foreach (var release in releases)
        {
            if (release.PackageUri is null)
                return null;
            using var json = JsonDocument.Parse(release.Json, new JsonDocumentOptions { MaxDepth = 128 });
            var root = json.RootElement;
            if (Text(root, "id") is not { } id || Text(root, "date") is not { } date)
                return null;
            links.Add(new($"{release.PackageUri}#{id}", date, root.TryGetProperty("tag", out var tag) ? tag.GetRawText() : null));
        }

        return links;
    }

    private static string? Text(JsonElement release, string name) =>
        release.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Link(string Url, string Date, string? Tag);
}
