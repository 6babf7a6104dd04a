using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Web.Queries;

/// <summary>Some fields of a project, by their paths in OC4IDS: <c>title,budget/amount,contractingProcesses/summary/status</c>.</summary>
/// <remarks>Ids always stay, so that what is selected can be told apart.</remarks>
public sealed class FieldSelection
{
    private static readonly FieldTable Fields = StandardSchema.Load(StandardVersion.Oc4ids095, DocumentKind.Project).Fields;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, FieldSelection> inner = [];

    private FieldSelection()
    {
    }

    /// <summary>Reads paths joined with commas.</summary>
    /// <param name="text">The paths.</param>
    /// <param name="unknown">A path that OC4IDS has not; null when it has all.</param>
    public static FieldSelection Read(string text, out string? unknown)
    {
        unknown = null;
        var selection = new FieldSelection();
        foreach (var path in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(path => path.Trim('/')))
        {
            if (Fields.Find("/" + path) is null)
                unknown ??= path;
            selection.Add(path.Split('/'));
        }

        return selection;
    }

    /// <summary>The known path nearest to one that is not; null when none is near.</summary>
    public static string? NearestTo(string path) => Nearest.To("/" + path, Fields.All.Select(field => field.Path))?[1..];

    /// <summary>The selected fields of a project.</summary>
    public byte[] Apply(ReadOnlyMemory<byte> project)
    {
        using var document = JsonDocument.Parse(project);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
            Write(document.RootElement, json);
        return bytes.ToArray();
    }

    private void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
            return;
        if (!inner.TryGetValue(path[0], out var next))
            inner[path[0]] = next = new FieldSelection();
        next.Add(path[1..]);
    }

    private void Write(JsonElement element, Utf8JsonWriter json)
    {
        switch (element.ValueKind)
        {
            // A path that ends here selects all below it.
            case var _ when inner.Count == 0:
                element.WriteTo(json);
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(item, json);
                json.WriteEndArray();
                break;
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in element.EnumerateObject())
                    if (inner.TryGetValue(property.Name, out var next))
                    {
                        json.WritePropertyName(property.Name);
                        next.Write(property.Value, json);
                    }
                    else if (property.Name == "id")
                        property.WriteTo(json);

                json.WriteEndObject();
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
