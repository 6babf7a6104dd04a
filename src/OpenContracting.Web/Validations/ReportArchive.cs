using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenContracting.Standards.Ids;
using OpenContracting.Validation;

namespace OpenContracting.Web.Validations;

/// <summary>A report as bytes and back, so that it can be had in any format and language while it is kept.</summary>
public static class ReportArchive
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new ElementById() },
    };

    public static byte[] Pack(ValidationReport report)
    {
        using var packed = new MemoryStream();
        using (var compressed = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(compressed, report, Options);
        return packed.ToArray();
    }

    public static ValidationReport Unpack(byte[] bytes)
    {
        using var packed = new MemoryStream(bytes);
        using var compressed = new BrotliStream(packed, CompressionMode.Decompress);
        var report = JsonSerializer.Deserialize<ValidationReport>(compressed, Options)!;
        // An element that a newer table no longer has cannot be named any more.
        return report with { IdsElements = [.. report.IdsElements.Where(coverage => coverage.Element is not null)] };
    }

    private sealed class ElementById : JsonConverter<IdsElement>
    {
        public override IdsElement? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            IdsElements.Of().Find(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, IdsElement value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
    }
}
