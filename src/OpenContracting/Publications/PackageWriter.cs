using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Publications;

/// <summary>Writes a package while its items arrive, holding one at a time; items are copied byte for byte.</summary>
/// <remarks>
/// Use: one of the makers, <see cref="Add"/> for each item, <see cref="Finish"/>. A package without items is
/// invalid by its standard (<c>minItems</c> 1): <see cref="Items"/> tells before it is published.
/// </remarks>
public sealed class PackageWriter
{
    private static readonly JsonWriterOptions HeadOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Stream output;

    private PackageWriter(Stream output, PackageMetadata metadata, string version, string itemsName)
    {
        this.output = output;
        WriteHead(metadata, version, itemsName);
    }

    private PackageWriter(Stream output, JsonObject head, string itemsName)
    {
        this.output = output;
        using var writer = new Utf8JsonWriter(output, HeadOptions);
        writer.WriteStartObject();
        foreach (var (name, value) in head)
        {
            writer.WritePropertyName(name);
            if (value is null)
                writer.WriteNullValue();
            else
                value.WriteTo(writer);
        }

        writer.WritePropertyName(itemsName);
        writer.WriteStartArray();
    }

    /// <summary>How many items were written.</summary>
    public long Items { get; private set; }

    /// <summary>An OC4IDS project package; its version is <c>0.9</c>, as every 0.9.x is.</summary>
    public static PackageWriter ForProjects(Stream output, PackageMetadata metadata) => new(output, metadata, "0.9", "projects");

    /// <summary>An OCDS 1.1 release package.</summary>
    public static PackageWriter ForReleases(Stream output, PackageMetadata metadata) => new(output, metadata, "1.1", "releases");

    /// <summary>An OCDS 1.1 record package.</summary>
    public static PackageWriter ForRecords(Stream output, PackageMetadata metadata) => new(output, metadata, "1.1", "records");

    /// <summary>A package that says of itself what another said, member by member.</summary>
    /// <param name="output">Where it goes.</param>
    /// <param name="head">What stands beside the items.</param>
    /// <param name="itemsName"><c>projects</c>, <c>releases</c> or <c>records</c>.</param>
    public static PackageWriter Within(Stream output, JsonObject head, string itemsName) => new(output, head, itemsName);

    /// <summary>Writes one item: UTF-8 JSON, an object.</summary>
    public void Add(ReadOnlySpan<byte> item)
    {
        if (Items++ > 0)
            output.WriteByte((byte)',');
        output.WriteByte((byte)'\n');
        output.Write(item);
    }

    /// <summary>Closes the package; the stream stays open.</summary>
    public void Finish()
    {
        output.Write("\n]}\n"u8);
        output.Flush();
    }

    private void WriteHead(PackageMetadata metadata, string version, string itemsName)
    {
        using var writer = new Utf8JsonWriter(output, HeadOptions);
        writer.WriteStartObject();
        writer.WriteString("uri", metadata.Uri);
        writer.WriteString("version", version);
        writer.WriteString("publishedDate", metadata.PublishedDate.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"));
        WritePublisher(writer, metadata);
        WriteIfGiven(writer, "license", metadata.License);
        WriteIfGiven(writer, "publicationPolicy", metadata.PublicationPolicy);
        WriteExtensions(writer, metadata.Extensions);
        writer.WritePropertyName(itemsName);
        writer.WriteStartArray();
    }

    private static void WritePublisher(Utf8JsonWriter writer, PackageMetadata metadata)
    {
        writer.WriteStartObject("publisher");
        writer.WriteString("name", metadata.PublisherName);
        WriteIfGiven(writer, "scheme", metadata.PublisherScheme);
        WriteIfGiven(writer, "uid", metadata.PublisherUid);
        WriteIfGiven(writer, "uri", metadata.PublisherUri);
        writer.WriteEndObject();
    }

    private static void WriteExtensions(Utf8JsonWriter writer, IReadOnlyList<string> extensions)
    {
        if (extensions.Count == 0)
            return;
        writer.WriteStartArray("extensions");
        foreach (var extension in extensions)
            writer.WriteStringValue(extension);
        writer.WriteEndArray();
    }

    private static void WriteIfGiven(Utf8JsonWriter writer, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            writer.WriteString(name, value);
    }
}
