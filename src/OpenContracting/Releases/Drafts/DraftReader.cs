using System.Text;
using System.Text.Json;

namespace OpenContracting.Releases.Drafts;

/// <summary>Reads the release of a state back into a draft whose leaves know where they come from.</summary>
internal sealed class DraftReader
{
    private readonly Dictionary<string, Origin> origins = [];
    private readonly Origin whole;
    private readonly string? export;

    private DraftReader(JsonElement provenance, string? export)
    {
        this.export = export;
        whole = OriginOf(provenance, 0, 0, 0, null);
        foreach (var value in provenance.GetProperty("values").EnumerateObject())
            origins[value.Name] = OriginOf(
                provenance, value.Value[0].GetInt32(), value.Value[1].GetInt32(), value.Value[2].GetInt32(),
                value.Value.GetArrayLength() > 3 ? value.Value[3].GetString() : null);
    }

    public static DraftObject Read(ProcessState state)
    {
        var release = state.Release;
        using var provenance = JsonDocument.Parse(release.Provenance);
        using var json = JsonDocument.Parse(release.Json, new JsonDocumentOptions { MaxDepth = 128 });
        return (DraftObject)new DraftReader(provenance.RootElement, state.Export).Read(json.RootElement, new StringBuilder());
    }

    private Origin OriginOf(JsonElement provenance, int source, int column, int rule, string? raw)
    {
        var place = provenance.GetProperty("sources")[source];
        return new(
            place[0].GetString()!, place[1].GetInt64(), provenance.GetProperty("columns")[column].GetString()!,
            provenance.GetProperty("rules")[rule].GetString()!, raw, export);
    }

    private Draft Read(JsonElement element, StringBuilder pointer)
    {
        var length = pointer.Length;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var node = new DraftObject();
                foreach (var property in element.EnumerateObject())
                {
                    pointer.Append('/').Append(property.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
                    node[property.Name] = Read(property.Value, pointer);
                    pointer.Length = length;
                }

                return node;
            case JsonValueKind.Array:
                var array = new DraftArray();
                foreach (var member in element.EnumerateArray())
                {
                    pointer.Append('/').Append(array.Count);
                    array.Add(Read(member, pointer));
                    pointer.Length = length;
                }

                return array;
            default:
                var isText = element.ValueKind == JsonValueKind.String;
                return new DraftValue(
                    isText ? element.GetString()! : element.GetRawText(), isText, origins.GetValueOrDefault(pointer.ToString(), whole));
        }
    }
}
