using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards;

/// <summary>
/// Makes one self-contained schema of a version's files: extensions merged in, and every other file a schema refers to
/// placed whole under <c>definitions</c> by its name, so that each <c>$ref</c> is a pointer into the same document.
/// </summary>
internal sealed class SchemaBundle(SchemaFolder folder, StandardVersion version, ExtensionList extensions)
{
    private readonly JsonObject definitions = [];
    private readonly HashSet<string> placed = new(StringComparer.Ordinal);
    private readonly List<SchemaProblem> problems = [];

    /// <summary>What is odd about the result.</summary>
    public IReadOnlyList<SchemaProblem> Problems => problems;

    public JsonObject Make(DocumentKind kind)
    {
        var file = StandardVersion.SchemaFile(kind);
        var root = Read(file);
        placed.Add(file);
        Redirect(root, "#", file);
        foreach (var (name, definition) in definitions.ToList())
        {
            definitions.Remove(name);
            Definitions(root)[name] = definition;
        }

        if (kind == DocumentKind.Record)
            root = Only(root, "record");
        DropDeadReferences(root, root);
        return root;
    }

    private JsonObject Read(string file)
    {
        var path = $"{version.Folder}/{file}";
        var schema = folder.Named(path, () => Parse(path));
        foreach (var extension in extensions.Ordered.ToList())
        {
            try
            {
                MergePatch.Apply(schema, extension.Patch(file) ?? new JsonObject());
            }
            catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
            {
                extensions.MarkBroken(extension);
            }
        }

        return schema;
    }

    private JsonObject Parse(string path)
    {
        using var stream = folder.Open(path);
        // A name said twice would surface as an error where it is first looked up.
        return JsonNode.Parse(stream, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject
            ?? throw new FaultException("fault.object");
    }

    // Turns each $ref into a pointer from the root of the bundle; `self` is where the file itself lies in it.
    private void Redirect(JsonNode? node, string self, string file)
    {
        if (node is JsonArray list)
            foreach (var entry in list)
                Redirect(entry, self, file);
        if (node is not JsonObject schema)
            return;
        if (schema["$ref"] is JsonValue reference && reference.GetValueKind() == JsonValueKind.String)
            schema["$ref"] = Redirected((string)reference!, self, file);
        foreach (var (_, inner) in schema)
            Redirect(inner, self, file);
    }

    private string Redirected(string reference, string self, string file)
    {
        var parts = reference.Split('#', 2);
        var target = parts[0].Split('/')[^1];
        var pointer = parts.Length > 1 ? parts[1] : "";
        if (target.Length == 0 || target == file)
            return self + pointer;
        var name = Path.GetFileNameWithoutExtension(target);
        Place(target, name);
        return $"#/definitions/{name}{pointer}";
    }

    private void Place(string file, string name)
    {
        if (!placed.Add(file) || !folder.Has($"{version.Folder}/{file}"))
            return;
        var schema = Read(file);
        // An id inside would make it the base of its references again.
        schema.Remove("id");
        schema.Remove("$schema");
        Redirect(schema, $"#/definitions/{name}", file);
        definitions[name] = schema;
    }

    private static JsonObject Definitions(JsonObject schema)
    {
        if (schema["definitions"] is not JsonObject all)
            schema["definitions"] = all = [];
        return all;
    }

    private static JsonObject Only(JsonObject package, string name)
    {
        var all = Definitions(package);
        var root = all[name]?.DeepClone() as JsonObject ?? throw new FormatException($"The package's schema does not define '{name}'.");
        package.Remove("definitions");
        root["definitions"] = all;
        return root;
    }

    private void DropDeadReferences(JsonNode? node, JsonObject root)
    {
        if (node is JsonArray list)
            foreach (var entry in list)
                DropDeadReferences(entry, root);
        if (node is not JsonObject schema)
            return;
        if (schema["$ref"] is JsonValue reference && reference.GetValueKind() == JsonValueKind.String
            && !Leads((string)reference!, root))
        {
            problems.Add(new(SchemaProblem.UnresolvedReference, version.Folder, (string)reference!));
            schema.Remove("$ref");
        }

        foreach (var (_, inner) in schema)
            DropDeadReferences(inner, root);
    }

    private static bool Leads(string reference, JsonObject root)
    {
        JsonNode? node = root;
        foreach (var step in reference.Split('/').Skip(1))
            node = (node as JsonObject)?[step.Replace("~1", "/").Replace("~0", "~")];
        return node is not null;
    }
}
