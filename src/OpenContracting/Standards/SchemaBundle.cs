using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OpenContracting.Standards;

/// <summary>
/// Makes one self-contained schema of a version's files: extensions merged in, and every other file a schema refers to
/// placed whole under <c>definitions</c> by its name, so that each <c>$ref</c> is a pointer into the same document.
/// </summary>
/// <remarks>The files are copied while references are turned, without a tree of them between: this is done at every start of a command.</remarks>
internal sealed class SchemaBundle(SchemaFolder folder, StandardVersion version, ExtensionList extensions)
{
    // A name said twice would surface as an error where it is first looked up.
    private static readonly JsonDocumentOptions Strictly = new() { AllowDuplicateProperties = false };

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HashSet<string> placed = new(StringComparer.Ordinal);
    private readonly Queue<(string File, string Name)> toPlace = new();
    private readonly HashSet<string> references = new(StringComparer.Ordinal);
    private readonly List<SchemaProblem> problems = [];

    /// <summary>What is odd about the result.</summary>
    public IReadOnlyList<SchemaProblem> Problems => problems;

    /// <summary>The schema as JSON in UTF-8, and read.</summary>
    public (byte[] Utf8, JsonElement Root) Make(DocumentKind kind)
    {
        var made = Bundle(kind);
        var root = JsonDocument.Parse(made).RootElement;
        var dead = references.Where(reference => !Leads(reference, root)).ToHashSet(StringComparer.Ordinal);
        if (dead.Count == 0)
            return (made, root);
        var mended = Without(dead, root);
        return (mended, JsonDocument.Parse(mended).RootElement);
    }

    private byte[] Bundle(DocumentKind kind)
    {
        var file = StandardVersion.SchemaFile(kind);
        var package = Read(file);
        placed.Add(file);
        var own = package.TryGetProperty("definitions", out var definitions) && definitions.ValueKind == JsonValueKind.Object ? definitions : default;
        var root = kind == DocumentKind.Record ? Only(own, "record") : package;

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
        {
            writer.WriteStartObject();
            foreach (var member in root.EnumerateObject())
                if (!member.NameEquals("definitions"u8))
                    Copy(member, "#", file, writer);
            WriteDefinitions(own, file, writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static JsonElement Only(JsonElement definitions, string name) =>
        definitions.ValueKind == JsonValueKind.Object && definitions.TryGetProperty(name, out var only) && only.ValueKind == JsonValueKind.Object
            ? only
            : throw new FormatException($"The package's schema does not define '{name}'.");

    // Its own, then the files that references lead to; placing one may ask for another.
    private void WriteDefinitions(JsonElement own, string file, Utf8JsonWriter writer)
    {
        if (own.ValueKind == JsonValueKind.Undefined && toPlace.Count == 0)
            return;
        writer.WriteStartObject("definitions"u8);
        if (own.ValueKind == JsonValueKind.Object)
            foreach (var definition in own.EnumerateObject())
                Copy(definition, "#", file, writer);
        while (toPlace.TryDequeue(out var next))
        {
            writer.WriteStartObject(next.Name);
            foreach (var member in Read(next.File).EnumerateObject())
                // An id inside would make it the base of its references again.
                if (!member.NameEquals("id"u8) && !member.NameEquals("$schema"u8))
                    Copy(member, $"#/definitions/{next.Name}", next.File, writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private JsonElement Read(string file)
    {
        var path = $"{version.Folder}/{file}";
        var schema = folder.Named(path, () => Parse(path));
        return extensions.Ordered.Count == 0 ? schema : Patched(schema, file);
    }

    private JsonElement Parse(string path)
    {
        using var stream = folder.Open(path);
        // Ours are known to say no name twice; looking for it starts all of cryptography for a seed, a tenth of the time a small file takes.
        var schema = JsonDocument.Parse(stream, folder.Replacement(path) is null ? default : Strictly).RootElement;
        return schema.ValueKind == JsonValueKind.Object ? schema : throw new FaultException("fault.object");
    }

    private JsonElement Patched(JsonElement schema, string file)
    {
        var patched = JsonObject.Create(schema)!;
        foreach (var extension in extensions.Ordered.ToList())
        {
            try
            {
                MergePatch.Apply(patched, extension.Patch(file) ?? new JsonObject());
            }
            catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
            {
                extensions.MarkBroken(extension);
            }
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Relaxed))
            patched.WriteTo(writer);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    // Copies, and turns each $ref into a pointer from the root of the bundle; `self` is where the file itself lies in it.
    private void Copy(JsonProperty member, string self, string file, Utf8JsonWriter writer)
    {
        if (member.Value.ValueKind == JsonValueKind.String && member.NameEquals("$ref"u8))
        {
            var reference = Redirected(member.Value.GetString()!, self, file);
            references.Add(reference);
            writer.WriteString("$ref"u8, reference);
            return;
        }

        WriteName(member, writer);
        Copy(member.Value, self, file, writer);
    }

    private void Copy(JsonElement value, string self, string file, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                    Copy(member, self, file, writer);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var entry in value.EnumerateArray())
                    Copy(entry, self, file, writer);
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static void WriteName(JsonProperty member, Utf8JsonWriter writer)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(member);
        if (name.Contains((byte)'\\'))
            writer.WritePropertyName(member.Name);
        else
            writer.WritePropertyName(name);
    }

    private string Redirected(string reference, string self, string file)
    {
        var parts = reference.Split('#', 2);
        var target = parts[0].Split('/')[^1];
        var pointer = parts.Length > 1 ? parts[1] : "";
        if (target.Length == 0 || target == file)
            return self + pointer;
        var name = Path.GetFileNameWithoutExtension(target);
        if (placed.Add(target) && folder.Has($"{version.Folder}/{target}"))
            toPlace.Enqueue((target, name));
        return $"#/definitions/{name}{pointer}";
    }

    // The rare case, so it may cost a second copy.
    private byte[] Without(HashSet<string> dead, JsonElement root)
    {
        using var stream = new MemoryStream();
        using var writer = new Utf8JsonWriter(stream, Relaxed);
        Drop(root);
        writer.Flush();
        return stream.ToArray();

        void Drop(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    foreach (var member in value.EnumerateObject())
                        DropMember(member);
                    writer.WriteEndObject();
                    break;
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    foreach (var entry in value.EnumerateArray())
                        Drop(entry);
                    writer.WriteEndArray();
                    break;
                default:
                    value.WriteTo(writer);
                    break;
            }
        }

        void DropMember(JsonProperty member)
        {
            if (member.Value.ValueKind == JsonValueKind.String && member.NameEquals("$ref"u8) && dead.Contains(member.Value.GetString()!))
            {
                problems.Add(new(SchemaProblem.UnresolvedReference, version.Folder, member.Value.GetString()!));
                return;
            }

            WriteName(member, writer);
            Drop(member.Value);
        }
    }

    private static bool Leads(string reference, JsonElement node)
    {
        foreach (var step in reference.Split('/').Skip(1))
            if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(step.Replace("~1", "/").Replace("~0", "~"), out node))
                return false;
        return true;
    }
}
