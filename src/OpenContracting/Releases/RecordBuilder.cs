using System.Buffers;
using System.Text.Json;

namespace OpenContracting.Releases;

/// <summary>Makes the OCDS record of a process: its releases, or links to them, with what they come to.</summary>
public static class RecordBuilder
{
    /// <summary>Makes a record.</summary>
    /// <param name="ocid">The process.</param>
    /// <param name="releases">Its releases.</param>
    /// <param name="compiled">The compiled release.</param>
    /// <param name="versioned">The versioned release; empty to leave it out.</param>
    public static byte[] Build(
        string ocid, IReadOnlyList<GroupedRelease> releases, ReadOnlyMemory<byte> compiled, ReadOnlyMemory<byte> versioned = default) =>
        Build(ocid, releases, compiled, versioned, links: null);

    /// <summary>
    /// Makes a record with links in place of the releases. A record has only one or the other: null where one of the releases has no package
    /// with an address, or no id or date.
    /// </summary>
    public static byte[]? BuildLinked(
        string ocid, IReadOnlyList<GroupedRelease> releases, ReadOnlyMemory<byte> compiled, ReadOnlyMemory<byte> versioned = default) =>
        Links(releases) is { } links ? Build(ocid, releases, compiled, versioned, links) : null;

    private static byte[] Build(
        string ocid, IReadOnlyList<GroupedRelease> releases, ReadOnlyMemory<byte> compiled, ReadOnlyMemory<byte> versioned, List<Link>? links)
    {
        var bytes = new ArrayBufferWriter<byte>(compiled.Length * 2);
        using (var writer = new Utf8JsonWriter(bytes, Drafts.Draft.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("ocid"u8, ocid);
            writer.WriteStartArray("releases"u8);
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
            if (release.Package?.Uri is not { } address)
                return null;
            using var json = JsonDocument.Parse(release.Json, new JsonDocumentOptions { MaxDepth = 128 });
            var root = json.RootElement;
            if (Text(root, "id") is not { } id || Text(root, "date") is not { } date)
                return null;
            links.Add(new($"{address}#{id}", date, root.TryGetProperty("tag", out var tag) ? tag.GetRawText() : null));
        }

        return links;
    }

    private static string? Text(JsonElement release, string name) =>
        release.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Link(string Url, string Date, string? Tag);
}
