using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards;

/// <summary>An OCDS extension whose definition is at hand: a patch of the schema and changes to codelists.</summary>
public sealed class Extension
{
    private readonly SchemaFolder folder;
    private readonly JsonObject metadata;

    private Extension(SchemaFolder folder, string id, string path, JsonObject metadata)
    {
        this.folder = folder;
        this.metadata = metadata;
        Id = id;
        Path = path;
    }

    /// <summary>The extension's id in the registry, or ours where it is in none.</summary>
    public string Id { get; }

    /// <summary>Its folder under <c>schemas/</c>.</summary>
    public string Path { get; }

    /// <summary>Whether the patch was drawn up from data seen, since the definition is not at hand.</summary>
    public bool IsInferred => metadata["inferred"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>The extensions this one builds on, by id or address.</summary>
    public IReadOnlyList<string> Dependencies =>
        metadata["dependencies"] is JsonArray list ? [.. list.Select(entry => (string)entry!)] : [];

    /// <summary>The name in a language, or else in the other; the id at last.</summary>
    public string Name(string language) => Text("name", language) ?? Id;

    /// <summary>What it adds, in a language or else in the other.</summary>
    public string? Description(string language) => Text("description", language);

    /// <summary>The codelist files: <c>name.csv</c>, <c>+name.csv</c>, <c>-name.csv</c>.</summary>
    internal IEnumerable<string> CodelistFiles => folder.Paths($"{Path}/codelists/");

    /// <summary>The patch of one schema file; null when it leaves that file alone.</summary>
    /// <exception cref="JsonException">The file is not JSON.</exception>
    internal JsonNode? Patch(string schemaFile)
    {
        var path = $"{Path}/{schemaFile}";
        if (!folder.Has(path))
            return null;
        using var stream = folder.Open(path);
        var patch = JsonNode.Parse(stream);
        MergePatch.WithoutNulls(patch);
        return patch;
    }

    /// <summary>The extensions at hand, the versions frozen apart after each, in the order of their ids.</summary>
    public static IReadOnlyList<Extension> All(SchemaFolder? files = null)
    {
        const string Folder = "ocds/extensions/", File = "/extension.json";
        var folder = files ?? SchemaFolder.Current;
        return
        [
            .. from path in folder.Paths(Folder)
               where path.EndsWith(File, StringComparison.Ordinal)
               let steps = path[Folder.Length..^File.Length].Split('/')
               where steps.Length <= 2
               orderby steps[0], steps.Length
               let extension = Find(folder, steps[0], steps.ElementAtOrDefault(1))
               where extension is not null
               select extension,
        ];
    }

    /// <summary>Reads an extension; null when there is none of this id, or its description is not JSON.</summary>
    internal static Extension? Find(SchemaFolder folder, string id, string? reference)
    {
        // A frozen version may lie in a folder of its own; else the one folder stands for every version.
        var path = $"ocds/extensions/{id}/{reference}";
        if (string.IsNullOrEmpty(reference) || !folder.Has($"{path}/extension.json"))
            path = $"ocds/extensions/{id}";
        if (!folder.Has($"{path}/extension.json"))
            return null;
        try
        {
            using var stream = folder.Open($"{path}/extension.json");
            return JsonNode.Parse(stream) is JsonObject metadata ? new Extension(folder, id, path, metadata) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? Text(string field, string language) => metadata[field] switch
    {
        JsonObject texts => (string?)(texts[language] ?? texts["es"] ?? texts["en"]),
        JsonValue text => (string?)text,
        _ => null,
    };
}
