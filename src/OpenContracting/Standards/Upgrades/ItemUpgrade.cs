using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards.Upgrades;

/// <summary>Brings one project, release or record to the newest version of its standard; one that is there already stays as it is, byte for byte.</summary>
/// <remarks>OC4IDS 0.9.2 to 0.9.4 become 0.9.5, OCDS 1.0 becomes 1.1. The rules go by what stands in the item, since packages of every OC4IDS 0.9.x say 0.9.</remarks>
public static class ItemUpgrade
{
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256, AllowDuplicateProperties = false };

    /// <summary>Upgrades an OC4IDS project.</summary>
    /// <exception cref="JsonException">It is not one JSON value, or an object in it says a name twice.</exception>
    public static ReadOnlyMemory<byte> Project(ReadOnlyMemory<byte> project, Action<UpgradeNotice> tell) => Upgrade(project, item => new ProjectUpgrade(item, tell).Run());

    /// <summary>Upgrades an OCDS release, compiled or not.</summary>
    /// <exception cref="JsonException">It is not one JSON value, or an object in it says a name twice.</exception>
    public static ReadOnlyMemory<byte> Release(ReadOnlyMemory<byte> release, Action<UpgradeNotice> tell) => Upgrade(release, item => new ReleaseUpgrade(item, "", tell).Run());

    /// <summary>Upgrades an OCDS record: the releases it holds, the compiled one, and the versions, which are made again of the releases.</summary>
    /// <exception cref="JsonException">It is not one JSON value, or an object in it says a name twice.</exception>
    public static ReadOnlyMemory<byte> Record(ReadOnlyMemory<byte> record, Action<UpgradeNotice> tell) => Upgrade(record, item => new RecordUpgrade(item, tell).Run());

    internal static byte[] Bytes(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Writing.Encoder, MaxDepth = 512 }))
            node.WriteTo(writer);
        return bytes.ToArray();
    }

    private static ReadOnlyMemory<byte> Upgrade(ReadOnlyMemory<byte> json, Func<JsonObject, bool> run)
    {
        using var document = JsonDocument.Parse(json, Reading);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            return json;
        var item = JsonObject.Create(document.RootElement)!;
        return run(item) ? Bytes(item) : json;
    }
}
