using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Tests.Standards.Official;

/// <summary>The official files of the reference data, and what of them is constraint and what is prose.</summary>
internal static class OfficialFiles
{
    // Keywords whose value maps names to schemas: there, "title" is a field and no keyword.
    private static readonly HashSet<string> namesToSchemas = ["properties", "patternProperties", "definitions"];

    private static readonly HashSet<string> prose = ["title", "description"];

    /// <summary>The folder of a version of a standard, as <c>standards/oc4ids/0.9.5</c>.</summary>
    public static string Folder(params ReadOnlySpan<string> parts) =>
        Path.Combine([RepositoryFiles.ReferenceData!, "standards", .. parts]);

    /// <summary>Reads a JSON file.</summary>
    public static JsonElement Json(string path)
    {
        using var stream = File.OpenRead(path);
        return JsonDocument.Parse(stream).RootElement;
    }

    /// <summary>Reads one of our JSON files.</summary>
    public static JsonElement Ours(string path)
    {
        using var stream = SchemaFolder.Embedded.Open(path);
        return JsonDocument.Parse(stream).RootElement;
    }

    /// <summary>Where two schemas differ in anything but prose, each difference a line: pointer, official, ours.</summary>
    public static IEnumerable<string> Differences(JsonElement official, JsonElement ours, string at = "", bool areNames = false)
    {
        if (official.ValueKind == JsonValueKind.Array && ours.ValueKind == JsonValueKind.Array
            && official.GetArrayLength() == ours.GetArrayLength())
            return official.EnumerateArray().Zip(ours.EnumerateArray())
                .SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{at}/{index}"));
        if (official.ValueKind != JsonValueKind.Object || ours.ValueKind != JsonValueKind.Object)
            return JsonElement.DeepEquals(official, ours) ? [] : [$"{at}: {Short(official)} → {Short(ours)}"];
        return official.EnumerateObject().Select(member => member.Name)
            .Union(ours.EnumerateObject().Select(member => member.Name))
            .Where(name => areNames || !prose.Contains(name))
            .SelectMany(name => (official.TryGetProperty(name, out var left), ours.TryGetProperty(name, out var right)) switch
            {
                (true, true) => Differences(left, right, $"{at}/{name}", !areNames && namesToSchemas.Contains(name)),
                (true, false) => [$"{at}/{name}: {Short(left)} → nothing"],
                _ => [$"{at}/{name}: nothing → {Short(right)}"],
            });
    }

    private static string Short(JsonElement value) =>
        value.GetRawText() is { Length: > 60 } text ? text[..60] + "…" : value.GetRawText();
}
