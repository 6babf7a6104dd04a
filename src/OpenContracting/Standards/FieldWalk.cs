using System.Text.Json;

namespace OpenContracting.Standards;

/// <summary>Walks a schema from its root and notes each field path once.</summary>
internal sealed class FieldWalk
{
    // What the other columns of the table show, or what says nothing about a value.
    private static readonly HashSet<string> shownElsewhere =
    [
        "type", "format", "codelist", "openCodelist", "properties", "patternProperties", "items", "$ref", "definitions",
        "title", "description", "deprecated", "required", "id", "$schema", "oneOf", "default", "deprecatedVersion",
    ];

    /// <summary>The definition under which the texts of an entry of a field's history stand, once for all fields.</summary>
    private const string History = "versioned";

    // 1.1.5 repeats three definitions under names of their own for places that keep no history.
    private static readonly string[] repeated = ["Unversioned", "VersionedId"];

    private readonly StandardSchema schema;
    private readonly Dictionary<(string, string), FieldTexts> texts;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> within = new(StringComparer.Ordinal);

    public FieldWalk(StandardSchema schema)
    {
        this.schema = schema;
        texts = FieldTexts.Read(schema);
        Properties(schema.Root, "", RootName(schema.Kind), "");
    }

    public List<SchemaField> Fields { get; } = [];

    // `definition` and `field` say where the object stands in the schema, `path` where it stands in a document.
    private void Properties(JsonElement owner, string path, string definition, string field)
    {
        foreach (var part in Alternatives(owner))
        {
            if (!part.TryGetProperty("properties", out var properties))
                continue;
            var required = Names(part, "required");
            var translatable = Translatable(part);
            var (holder, inside) = IsHistory(properties) ? (History, "") : (definition, field);
            foreach (var property in properties.EnumerateObject())
                Property(property, path, holder, inside, required.Contains(property.Name), translatable);
        }
    }

    private void Property(
        JsonProperty property, string path, string definition, string field, bool required, string translatable)
    {
        var inner = field.Length == 0 ? property.Name : $"{field}/{property.Name}";
        var here = $"{path}/{property.Name}";
        var facts = property.Value;
        if (facts.ValueKind != JsonValueKind.Object)
            throw new FaultException("fault.schema", facts.ValueKind, here);
        var target = schema.Follow(facts);
        var items = target.TryGetProperty("items", out var found) ? found : default;
        var reference = Reference(facts) ?? (items.ValueKind == JsonValueKind.Object ? Reference(items) : null);
        var isNew = seen.Add(here);
        if (isNew)
            Fields.Add(new SchemaField
            {
                Path = here,
                Definition = definition,
                Field = inner,
                Types = [.. Alternatives(target).SelectMany(part => Names(part, "type")).Distinct()],
                ItemTypes = items.ValueKind == JsonValueKind.Object ? Names(schema.Follow(items), "type") : [],
                Reference = reference?.Split('/')[^1],
                IsRequired = required,
                Format = Text(target, "format"),
                Codelist = Text(facts, "codelist") ?? Text(target, "codelist"),
                IsOpenCodelist = facts.TryGetProperty("openCodelist", out var open) && open.ValueKind == JsonValueKind.True,
                DeprecatedIn = facts.TryGetProperty("deprecated", out var old) ? Text(old, "deprecatedVersion") : null,
                IsTranslatable = translatable.Contains($"^({property.Name}_"),
                Constraints = Constraints(facts),
                Texts = TextsOf(definition, inner, facts),
            });
        Into(facts, here, definition, inner);
    }

    // A versioned release keeps, in place of a value, a list of what it was from which release on.
    private static bool IsHistory(JsonElement properties) =>
        properties.TryGetProperty("value", out _) && properties.TryGetProperty("releaseID", out _)
        && properties.TryGetProperty("releaseDate", out _) && properties.TryGetProperty("releaseTag", out _);

    // Follows a value into the object it holds, or each object it may hold, directly or as items of a list.
    private void Into(JsonElement facts, string path, string definition, string field)
    {
        if (Reference(facts) is { } reference)
        {
            if (!within.Add(reference))
                return;
            Into(schema.Follow(facts), path, NameOf(reference), "");
            within.Remove(reference);
            return;
        }

        Properties(facts, path, definition, field);
        foreach (var part in Alternatives(facts))
            if (part.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object)
                Into(items, path, definition, field);
    }

    private static IEnumerable<JsonElement> Alternatives(JsonElement facts)
    {
        if (facts.ValueKind != JsonValueKind.Object)
            yield break;
        yield return facts;
        if (facts.TryGetProperty("oneOf", out var choices) && choices.ValueKind == JsonValueKind.Array)
            foreach (var choice in choices.EnumerateArray())
                yield return choice;
    }

    private FieldTexts TextsOf(string definition, string field, JsonElement facts)
    {
        if (texts.TryGetValue((definition, field), out var own))
            return own;
        // An official file dropped in brings its own English.
        var (title, description) = (Text(facts, "title"), Text(facts, "description"));
        return title is null && description is null ? FieldTexts.None : new(null, title, null, description);
    }

    private static string RootName(DocumentKind kind) => kind switch
    {
        DocumentKind.ProjectPackage or DocumentKind.ReleasePackage or DocumentKind.RecordPackage => "package",
        DocumentKind.Record => "record",
        _ => "",
    };

    // A whole file below `definitions` is the document itself, whose own fields stand under the empty name.
    private static string NameOf(string reference)
    {
        var name = reference.Split('/')[^1];
        if (name.EndsWith("-schema", StringComparison.Ordinal))
            return "";
        return repeated.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : name;
    }

    private static string? Reference(JsonElement facts) => Text(facts, "$ref");

    private static string? Text(JsonElement facts, string keyword) =>
        facts.ValueKind == JsonValueKind.Object && facts.TryGetProperty(keyword, out var value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Names(JsonElement facts, string keyword) =>
        !facts.TryGetProperty(keyword, out var value) ? []
        : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(name => name.GetString()!)]
        : value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : [];

    private static string Translatable(JsonElement owner) =>
        owner.TryGetProperty("patternProperties", out var patterns)
            ? string.Join(' ', patterns.EnumerateObject().Select(pattern => pattern.Name))
            : "";

    private static string Constraints(JsonElement facts) => string.Join("; ", facts.EnumerateObject()
        .Where(keyword => !shownElsewhere.Contains(keyword.Name))
        .Select(keyword => keyword.Value.ValueKind switch
        {
            JsonValueKind.True => keyword.Name,
            JsonValueKind.Array or JsonValueKind.Object => keyword.Name,
            _ => $"{keyword.Name}={keyword.Value}",
        }));
}
