using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Projects.Mapping;

/// <summary>The OC4IDS project schema read once into shapes; what is written along them is valid.</summary>
internal sealed class ProjectSchema
{
    private const string File = "oc4ids/0.9.5/project-schema.json";

    private readonly Dictionary<string, ObjectShape> definitions = [];
    private readonly JsonElement root;

    private ProjectSchema(JsonElement root)
    {
        this.root = root;
        Project = new ObjectShape { Name = "Project" };
        Fill(Project, root);
        // Read those that only other definitions name, too.
        foreach (var definition in root.GetProperty("definitions").EnumerateObject())
            Definition(definition.Name);
    }

    /// <summary>OC4IDS 0.9.5, what we publish.</summary>
    public static ProjectSchema Current => SchemaFolder.Current.Keep(File, Read);

    /// <summary>The project itself.</summary>
    public ObjectShape Project { get; }

    /// <summary>A definition by its name.</summary>
    public ObjectShape Definition(string name)
    {
        if (definitions.TryGetValue(name, out var known))
            return known;
        var shape = definitions[name] = new ObjectShape { Name = name };
        Fill(shape, root.GetProperty("definitions").GetProperty(name));
        return shape;
    }

    private static ProjectSchema Read(SchemaFolder files)
    {
        using var stream = files.Open(File);
        using var document = JsonDocument.Parse(stream);
        return new ProjectSchema(document.RootElement);
    }

    private void Fill(ObjectShape shape, JsonElement schema)
    {
        var required = schema.Texts("required").ToHashSet();
        shape.Fields = [.. schema.GetProperty("properties").EnumerateObject().Select(p => Field(p.Name, p.Value, required.Contains(p.Name)))];
        shape.HasId = required.Contains("id");
    }

    private FieldShape Field(string name, JsonElement schema, bool required)
    {
        var reference = schema.Text("$ref")?.Split('/')[^1];
        var types = schema.Texts("type").ToArray();
        return new FieldShape
        {
            Name = name,
            Encoded = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping),
            Kind = reference is not null ? FieldKind.Object : Kind(types),
            Format = schema.Text("format"),
            Codes = schema.At("enum").ValueKind == JsonValueKind.Array ? schema.Texts("enum").ToFrozenSet() : null,
            Minimum = schema.Number("minimum"),
            Required = required,
            Object = reference is not null ? Definition(reference)
                : schema.At("properties").ValueKind == JsonValueKind.Object ? InPlace(name, schema) : null,
            Items = schema.At("items") is { ValueKind: JsonValueKind.Object } items && types.Contains("array") && name != "coordinates"
                ? Field("", items, false) : null,
        };
    }

    private ObjectShape InPlace(string name, JsonElement schema)
    {
        var shape = new ObjectShape { Name = name };
        Fill(shape, schema);
        return shape;
    }

    private static FieldKind Kind(string[] types) => types switch
    {
        _ when types.Contains("string") && types.Contains("number") => FieldKind.StringOrNumber,
        _ when types.Contains("object") => FieldKind.Object,
        _ when types.Contains("array") => FieldKind.Array,
        _ when types.Contains("string") => FieldKind.String,
        _ when types.Contains("integer") => FieldKind.Integer,
        _ when types.Contains("number") => FieldKind.Number,
        _ when types.Contains("boolean") => FieldKind.Boolean,
        _ => throw new NotSupportedException($"The project schema has a field of type '{string.Join(", ", types)}', which this writer does not know."),
    };
}
