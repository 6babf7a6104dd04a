using System.Text;
using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Schema;

/// <summary>Turns schema documents into a tree of <see cref="PlanNode"/>s, one for every path a document can have.</summary>
/// <param name="document">The schema; every reference in it is a pointer into itself.</param>
/// <param name="codelists">The codelists by file name.</param>
internal sealed class PlanCompiler(JsonElement document, IReadOnlyDictionary<string, Codelist> codelists)
{
    // Numbers are kept in 16 bits beside every value read. A schema that branches beyond this shares nodes between paths.
    private const int MostNodes = 40_000;

    private static readonly string[] ItemArrays = ["projects", "releases", "records"];

    private readonly List<PlanNode?> nodes = [null];
    private readonly Dictionary<string, PlanNode> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanNode> open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlanNode> filled = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, bool IsOpen), PlanCodelist> planned = [];
    private int rings;

    /// <summary>The nodes by number; the first is null.</summary>
    public IReadOnlyList<PlanNode?> Nodes => nodes;

    public PlanNode Compile()
    {
        var root = Node("", document, "");
        foreach (var property in root.Properties.Where(property => ItemArrays.Contains(property.Name)))
            if (property.Node.Items is { Types: JsonTypes.Object } item && item.Properties.Length > 0)
                property.Node.Streamed = true;
        return root;
    }

    private PlanNode Node(string at, JsonElement schema, string path)
    {
        string? definition = null;
        for (var steps = 0; Reference(schema) is { } reference; steps++)
        {
            if (steps == 32)
                throw new FormatException($"The schema's references lead in a ring at {reference}.");
            (at, schema) = (Pointer(reference), Follow(reference));
            definition ??= DefinitionName(at);
        }

        if (Present(at) is { } present)
        {
            rings++;
            return present;
        }

        if (filled.TryGetValue(at, out var template))
        {
            var copy = Copy(template, path);
            copy.Definition = definition;
            return copy;
        }

        var before = rings;
        var node = Add(new PlanNode(nodes.Count, path, at) { Definition = definition });
        Fill(node, at, schema);
        open.Remove(at);
        // What leads back to where it came from leads elsewhere from elsewhere. And where it is used more may be said of it, which is not of the definition.
        if (rings == before)
            filled[at] = node.Copy(0, path);
        return node;
    }

    // A definition that holds itself, and whatever comes after too many nodes.
    private PlanNode? Present(string at) =>
        open.TryGetValue(at, out var node) || (nodes.Count >= MostNodes && shared.TryGetValue(at, out node)) ? node : null;

    private PlanNode Add(PlanNode node)
    {
        if (nodes.Count >= ushort.MaxValue)
            throw new FormatException("The schema has too many places to be compiled.");
        nodes.Add(node);
        shared.TryAdd(node.At, node);
        open[node.At] = node;
        return node;
    }

    // Most definitions are used at many places: what the schema says of them is read once.
    private PlanNode Copy(PlanNode template, string path)
    {
        var node = Add(template.Copy(nodes.Count, path));
        node.Properties = new PlanProperty[template.Properties.Length];
        for (var i = 0; i < node.Properties.Length; i++)
            node.Properties[i] = template.Properties[i].With(Below(template.Properties[i].Node, $"{path}/{template.Properties[i].Name}"));
        node.Table = template.Table.Over(node.Properties);
        if (node.Patterns.Length > 0)
            node.Patterns = [.. node.Patterns.Select(pattern => pattern.With(Below(pattern.Node, $"{path}/{{{pattern.Source}}}")))];
        node.AdditionalProperties = node.AdditionalProperties is { } additional ? Below(additional, $"{path}/*") : null;
        if (node.Dependencies.Length > 0)
            node.Dependencies = [.. node.Dependencies.Select(dependency => dependency with { Node = dependency.Node is { } inner ? Below(inner, path) : null })];
        node.Tuple = node.Tuple?.Select(item => Below(item, path)).ToArray();
        node.Items = node.Items is { } items ? Below(items, path) : null;
        node.AdditionalItems = node.AdditionalItems is { } further ? Below(further, path) : null;
        node.AllOf = Below(node.AllOf, path);
        node.AnyOf = Below(node.AnyOf, path);
        node.OneOf = Below(node.OneOf, path);
        node.Not = node.Not is { } not ? Below(not, path) : null;
        node.RecordReleases = node.RecordReleases is { } releases ? new RecordReleases(Below(releases.Linked, path), Below(releases.Embedded, path)) : null;
        open.Remove(node.At);
        return node;
    }

    private PlanNode Below(PlanNode child, string path) => Present(child.At) ?? Copy(child, path);

    private PlanNode[] Below(PlanNode[] children, string path) => children.Length == 0 ? children : [.. children.Select(child => Below(child, path))];

    private void Fill(PlanNode node, string at, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            throw new FormatException($"The schema has a {schema.ValueKind} where a schema should be, at {at}.");
        if (schema.TryGetProperty("type", out var type))
            node.Types = JsonTypesExtensions.Parse(type);
        FillObject(node, at, schema);
        FillArray(node, at, schema);
        FillString(node, schema);
        FillNumber(node, schema);
        FillAlternatives(node, at, schema);
        FillCodelist(node, schema);
    }

    private void FillObject(PlanNode node, string at, JsonElement schema)
    {
        if (schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
            node.Required = [.. required.EnumerateArray().Select(name => name.GetString()!).Distinct()];
        if (node.Required.Length > 64)
            throw new FormatException($"The schema requires more than 64 properties of one object, at {at}.");
        node.RequiredMask = node.Required.Length == 64 ? ulong.MaxValue : (1UL << node.Required.Length) - 1;

        node.Properties = Properties(node, at, schema);
        node.Table = PropertyTable.Of(node.Properties);
        if (schema.TryGetProperty("patternProperties", out _))
            node.Patterns =
            [
                .. Members(schema, "patternProperties").Select(member => new PlanPattern(
                    SchemaPattern.Of(member.Name), Node(Step(at, "patternProperties", member.Name), member.Value, $"{node.Path}/{{{member.Name}}}"))),
            ];
        if (schema.TryGetProperty("additionalProperties", out var additional))
        {
            node.NoAdditionalProperties = additional.ValueKind == JsonValueKind.False;
            if (additional.ValueKind == JsonValueKind.Object)
                node.AdditionalProperties = Node(Step(at, "additionalProperties"), additional, $"{node.Path}/*");
        }

        node.MinProperties = Number(schema, "minProperties", 0);
        node.MaxProperties = Number(schema, "maxProperties", int.MaxValue);
        if (schema.TryGetProperty("dependencies", out _))
            node.Dependencies = [.. Members(schema, "dependencies").Select(member => Dependency(node, at, member))];
    }

    private PlanProperty[] Properties(PlanNode node, string at, JsonElement schema)
    {
        // Most places are texts and numbers: of them this is asked thousands of times at every start.
        if (node.Required.Length == 0 && !schema.TryGetProperty("properties", out _))
            return [];
        var all = new List<PlanProperty>();
        foreach (var member in Members(schema, "properties"))
            all.Add(Property(node, at, member.Name, member.Value, all.Count));
        foreach (var name in node.Required)
            if (!all.Exists(property => property.Declared && property.Name == name))
                all.Add(Undeclared(node, at, name, all.Count));
        return [.. all];
    }

    private PlanProperty Property(PlanNode node, string at, string name, JsonElement schema, int ordinal)
    {
        var value = Node(Step(at, "properties", name), schema, IsItemArray(node, name) ? "" : $"{node.Path}/{name}");
        if (schema.TryGetProperty("deprecated", out var deprecated) && deprecated.ValueKind == JsonValueKind.Object
            && deprecated.TryGetProperty("deprecatedVersion", out var version))
            value.DeprecatedIn = version.GetString();
        return new PlanProperty
        {
            Name = name,
            Utf8 = Encoding.UTF8.GetBytes(name),
            Ordinal = ordinal,
            RequiredBit = Bit(node, name),
            Node = value,
        };
    }

    private PlanProperty Undeclared(PlanNode node, string at, string name, int ordinal) => new()
    {
        Name = name,
        Utf8 = Encoding.UTF8.GetBytes(name),
        Ordinal = ordinal,
        RequiredBit = Bit(node, name),
        Node = Node(Step(at, "required", name), Anything, $"{node.Path}/{name}"),
        Declared = false,
    };

    private PlanDependency Dependency(PlanNode node, string at, JsonProperty member) => member.Value.ValueKind == JsonValueKind.Array
        ? new PlanDependency(member.Name, [.. member.Value.EnumerateArray().Select(name => name.GetString()!)], null)
        : new PlanDependency(member.Name, [], Node(Step(at, "dependencies", member.Name), member.Value, node.Path));

    private void FillArray(PlanNode node, string at, JsonElement schema)
    {
        node.MinItems = Number(schema, "minItems", 0);
        node.MaxItems = Number(schema, "maxItems", int.MaxValue);
        if (schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array)
            node.Tuple = [.. items.EnumerateArray().Select((item, i) => Node(Step(at, "items", $"{i}"), item, node.Path))];
        else if (items.ValueKind == JsonValueKind.Object)
            node.Items = Node(Step(at, "items"), items, node.Path);
        if (node.Tuple is not null && schema.TryGetProperty("additionalItems", out var additional))
        {
            node.NoAdditionalItems = additional.ValueKind == JsonValueKind.False;
            if (additional.ValueKind == JsonValueKind.Object)
                node.AdditionalItems = Node(Step(at, "additionalItems"), additional, node.Path);
        }

        if (IsTrue(schema, "uniqueItems"))
            node.UniqueBy = Keys(at);
        if (node.Items is { } element && element.Table.Find("id"u8) is { RequiredBit: 0 } && !IsTrue(schema, "wholeListMerge"))
            element.AdvisesId = true;
    }

    // As in the official tools: records are told apart by ocid, releases of a package by ocid and id, all else by id.
    private static byte[][] Keys(string at) => at switch
    {
        "/properties/records" => ["ocid"u8.ToArray()],
        "/properties/releases" => ["ocid"u8.ToArray(), "id"u8.ToArray()],
        _ => ["id"u8.ToArray()],
    };

    private static void FillString(PlanNode node, JsonElement schema)
    {
        node.MinLength = Number(schema, "minLength", 0);
        node.MaxLength = Number(schema, "maxLength", int.MaxValue);
        if (schema.TryGetProperty("pattern", out var pattern))
            node.Pattern = SchemaPattern.Of(pattern.GetString()!);
        if (schema.TryGetProperty("format", out var format))
            node.Format = format.GetString() switch
            {
                "date-time" => StringFormat.DateTime,
                "uri" => StringFormat.Uri,
                "email" => StringFormat.Email,
                _ => StringFormat.None,
            };
    }

    private static void FillNumber(PlanNode node, JsonElement schema)
    {
        var limits = new NumberLimits
        {
            Minimum = schema.TryGetProperty("minimum", out var minimum) ? minimum.GetRawText() : null,
            ExclusiveMinimum = IsTrue(schema, "exclusiveMinimum"),
            Maximum = schema.TryGetProperty("maximum", out var maximum) ? maximum.GetRawText() : null,
            ExclusiveMaximum = IsTrue(schema, "exclusiveMaximum"),
            MultipleOf = schema.TryGetProperty("multipleOf", out var multiple) ? multiple.GetRawText() : null,
        };
        if (limits.Minimum is not null || limits.Maximum is not null || limits.MultipleOf is not null)
            node.Limits = limits;
    }

    private void FillAlternatives(PlanNode node, string at, JsonElement schema)
    {
        node.AllOf = Alternatives(node, at, schema, "allOf");
        node.AnyOf = Alternatives(node, at, schema, "anyOf");
        node.OneOf = Alternatives(node, at, schema, "oneOf");
        if (schema.TryGetProperty("not", out var not))
            node.Not = Node(Step(at, "not"), not, node.Path);
        if (node.OneOf is [{ Items: not null } first, { Items: not null } second] && HasId(first) != HasId(second))
        {
            node.RecordReleases = HasId(first) ? new RecordReleases(second, first) : new RecordReleases(first, second);
            node.OneOf = [];
            node.Types = JsonTypes.Array;
        }
    }

    private static bool HasId(PlanNode array) => array.Items!.Table.Find("id"u8) is { Declared: true };

    private PlanNode[] Alternatives(PlanNode node, string at, JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((alternative, i) => Node(Step(at, keyword, $"{i}"), alternative, node.Path))]
            : [];

    // A field with a codelist is judged by the codelist, never by the enum beside it.
    private void FillCodelist(PlanNode node, JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
            node.Enum = new PlanEnum(values);
        if (!schema.TryGetProperty("codelist", out var name) || name.ValueKind != JsonValueKind.String)
            return;
        var target = node.Items ?? node;
        var codelist = Codelist(name.GetString()!, isOpen: !schema.TryGetProperty("openCodelist", out var open) || open.GetBoolean(),
            target.Enum ?? node.Enum);
        node.Enum = null;
        target.Enum = null;
        target.Codelist = codelist;
    }

    private PlanCodelist? Codelist(string name, bool isOpen, PlanEnum? codes)
    {
        if (codelists.TryGetValue(name, out var listed))
        {
            // Currencies stand at a hundred places: one table for all of them.
            if (!planned.TryGetValue((name, isOpen), out var codelist))
                planned[(name, isOpen)] = codelist = new PlanCodelist(listed, isOpen);
            return codelist;
        }

        // A codelist without a file is judged by the codes the schema repeats, when it does.
        return codes is null ? null : new PlanCodelist(new Codelist(name, () => [.. codes.Strings.Select(code => new CodelistCode(code))]), isOpen);
    }

    private static ulong Bit(PlanNode node, string name) =>
        Array.IndexOf(node.Required, name) is var bit and >= 0 ? 1UL << bit : 0;

    private static bool IsItemArray(PlanNode node, string name) => node.Number == 1 && ItemArrays.Contains(name);

    private static JsonElement.ObjectEnumerator Members(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var members) && members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject()
            : default;

    private static int Number(JsonElement schema, string keyword, int otherwise) =>
        schema.TryGetProperty(keyword, out var number) ? (int)Math.Clamp(number.GetDouble(), 0, int.MaxValue) : otherwise;

    private static bool IsTrue(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var value) && value.ValueKind == JsonValueKind.True;

    private static readonly JsonElement Anything = JsonDocument.Parse("{}").RootElement;

    private static string Step(string at, params ReadOnlySpan<string> segments) => $"{at}/{string.Join('/', segments)}";

    private static string? Reference(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference)
        && reference.ValueKind == JsonValueKind.String ? reference.GetString() : null;

    private static string Pointer(string reference) => reference.StartsWith('#') ? Uri.UnescapeDataString(reference[1..])
        : throw new FormatException($"The schema refers to '{reference}', outside itself.");

    private JsonElement Follow(string reference)
    {
        var schema = document;
        foreach (var segment in Pointer(reference).Split('/').Skip(1))
        {
            var name = segment.Replace("~1", "/").Replace("~0", "~");
            if (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var next))
                schema = next;
            else if (schema.ValueKind == JsonValueKind.Array && int.TryParse(name, out var i) && i < schema.GetArrayLength())
                schema = schema[i];
            else
                throw new FormatException($"The schema's reference '{reference}' leads nowhere.");
        }

        return schema;
    }

    // #/definitions/project-schema/definitions/Period is Period.
    private static string? DefinitionName(string pointer) =>
        pointer.Split('/') is [.., "definitions", var name] ? name : null;
}
