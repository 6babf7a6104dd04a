using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards;

/// <summary>An OCDS extension whose definition is at hand: a patch of the schema and changes to codelists.</summary>
public sealed class Extension
{
    // A name said twice would surface as an error where it is first looked up.
    private static readonly JsonDocumentOptions strictly = new() { AllowDuplicateProperties = false };

    private readonly SchemaFolder folder;
    private readonly JsonObject metadata = [];

    private Extension(SchemaFolder folder, string id, string path)
    {
        this.folder = folder;
        Id = id;
        Path = path;
        try
        {
            metadata = ReadObject("extension.json");
            Fault = metadata.Select(member => FaultOf(member.Key, member.Value)).FirstOrDefault(fault => fault is not null);
        }
        catch (JsonException error)
        {
            Fault = error.Message;
        }
    }

    /// <summary>The extension's id in the registry, or ours where it is in none.</summary>
    public string Id { get; }

    /// <summary>Its folder under <c>schemas/</c>.</summary>
    public string Path { get; }

    /// <summary>Why its <c>extension.json</c> cannot be used; null when it can.</summary>
    internal string? Fault { get; }

    /// <summary>Whether the patch was drawn up from data seen, since the definition is not at hand.</summary>
    public bool IsInferred => metadata["inferred"]?.GetValueKind() == JsonValueKind.True;

    /// <summary>The extensions this one builds on, by id or address.</summary>
    public IReadOnlyList<string> Dependencies =>
        metadata["dependencies"] is JsonArray list ? [.. list.Where(IsText).Select(entry => (string)entry!)] : [];

    /// <summary>The name in a language, or else in the other; the id at last.</summary>
    public string Name(string language) => Text("name", language) ?? Id;

    /// <summary>What it adds, in a language or else in the other.</summary>
    public string? Description(string language) => Text("description", language);

    /// <summary>The codelist files: <c>name.csv</c>, <c>+name.csv</c>, <c>-name.csv</c>.</summary>
    internal IEnumerable<string> CodelistFiles => folder.Paths($"{Path}/codelists/");

    /// <summary>The patch of one schema file; null when it leaves that file alone.</summary>
    /// <exception cref="JsonException">The file is not a JSON object, or says a name twice.</exception>
    internal JsonObject? Patch(string schemaFile)
    {
        if (!folder.Has($"{Path}/{schemaFile}"))
            return null;
        var patch = ReadObject(schemaFile);
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

    /// <summary>Reads an extension; null when there is none of this id. One that cannot be used has a <see cref="Fault"/>.</summary>
    internal static Extension? Find(SchemaFolder folder, string id, string? reference)
    {
        // A frozen version may lie in a folder of its own; else the one folder stands for every version.
        var path = $"ocds/extensions/{id}/{reference}";
        if (string.IsNullOrEmpty(reference) || !folder.Has($"{path}/extension.json"))
            path = $"ocds/extensions/{id}";
        return folder.Has($"{path}/extension.json") ? new Extension(folder, id, path) : null;
    }

    private JsonObject ReadObject(string file)
    {
        using var stream = folder.Open($"{Path}/{file}");
        return JsonNode.Parse(stream, documentOptions: strictly) as JsonObject ?? throw new JsonException("This is not a JSON object.");
    }

    private string? Text(string field, string language) => metadata[field] switch
    {
        JsonObject texts => Text(texts[language]) ?? Text(texts["es"]) ?? Text(texts["en"]),
        var text => Text(text),
    };

    private static string? FaultOf(string field, JsonNode? value) => field switch
    {
        "name" or "description" when !IsText(value) && !(value is JsonObject texts && texts.All(text => IsText(text.Value))) =>
            $"'{field}' is neither a text nor an object of texts by language.",
        "dependencies" when value is not JsonArray list || !list.All(IsText) =>
            "'dependencies' is not a list of ids or addresses.",
        _ => null,
    };

    private static string? Text(JsonNode? node) => IsText(node) ? (string?)node : null;

    private static bool IsText(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String;
}
