using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Releases.Merging;

/// <summary>How one place of a release is merged, computed from the release schema; a place the schema does not know has none.</summary>
internal sealed class MergeRule
{
    private static readonly MergeRule Unknown = new();

    private Dictionary<string, MergeRule>? properties;

    /// <summary>Left out of what is merged (<c>omitWhenMerged</c>, 1.0: <c>ocdsOmit</c>).</summary>
    public bool Omit { get; private set; }

    /// <summary>An array that is replaced as a whole.</summary>
    public bool WholeList { get; private set; }

    /// <summary>The rule of a property, or of a property of each member of an array.</summary>
    public MergeRule this[string name] =>
        properties is not null && properties.TryGetValue(name, out var rule) ? rule : Unknown;

    /// <summary>The rules of a release schema, references resolved inside it.</summary>
    public static MergeRule Of(JsonElement schema) => new Reader(schema).Read(schema);

    /// <summary>The rules of one version's schema without extensions.</summary>
    public static MergeRule OfVersion(string version)
    {
        using var stream = EmbeddedFile.Open($"schemas/ocds/{version}/release-schema.json");
        using var schema = JsonDocument.Parse(stream);
        return Of(schema.RootElement);
    }

    private sealed class Reader(JsonElement root)
    {
        // A definition met again is the same rule, which also ends recursion (an item of a lot of an item …).
        private readonly Dictionary<string, MergeRule> definitions = [];

        public MergeRule Read(JsonElement schema)
        {
            if (schema.TryGetProperty("$ref", out var reference))
                return Definition(reference.GetString()!, schema);
            var rule = new MergeRule();
            Fill(rule, schema);
            return rule;
        }

        // Keywords beside a $ref count (wholeListMerge on a reference), so such a place gets a rule of its own.
        private MergeRule Definition(string reference, JsonElement schema)
        {
            if (!definitions.TryGetValue(reference, out var rule))
            {
                rule = new MergeRule();
                definitions.Add(reference, rule);
                if (Resolve(reference) is { } target)
                    Fill(rule, target);
            }

            if (!Flag(schema, "omitWhenMerged") && !Flag(schema, "wholeListMerge"))
                return rule;
            return new MergeRule
            {
                properties = rule.properties,
                Omit = rule.Omit || Flag(schema, "omitWhenMerged"),
                WholeList = rule.WholeList || Flag(schema, "wholeListMerge"),
            };
        }

        private void Fill(MergeRule rule, JsonElement schema)
        {
            var strategy = schema.TryGetProperty("mergeStrategy", out var found) ? found.GetString() : null;
            rule.Omit = Flag(schema, "omitWhenMerged") || strategy == "ocdsOmit";
            if (schema.TryGetProperty("properties", out var members))
            {
                rule.properties ??= [];
                foreach (var member in members.EnumerateObject())
                    rule.properties[member.Name] = Read(member.Value);
            }

            if (!schema.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Object)
                return;
            var each = Read(items);
            rule.properties = each.properties;
            rule.WholeList = Flag(schema, "wholeListMerge") || strategy == "ocdsVersion" || !HoldsObjectsWithId(items);
        }

        /// <summary>Whether an array's members are objects that an id can tell apart.</summary>
        private bool HoldsObjectsWithId(JsonElement items)
        {
            if (items.TryGetProperty("$ref", out var reference))
            {
                if (Resolve(reference.GetString()!) is not { } target)
                    return true;
                items = target;
            }

            if (items.TryGetProperty("type", out var type) && !IsObjectOnly(type))
                return false;
            return !items.TryGetProperty("properties", out var members) || members.TryGetProperty("id", out _);
        }

        private static bool IsObjectOnly(JsonElement type) =>
            type.ValueKind == JsonValueKind.Array
                ? type.EnumerateArray().All(one => one.ValueEquals("object"))
                : type.ValueEquals("object");

        private static bool Flag(JsonElement schema, string name) =>
            schema.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

        private JsonElement? Resolve(string reference)
        {
            if (!reference.StartsWith("#/", StringComparison.Ordinal))
                return null;
            var at = root;
            foreach (var step in reference[2..].Split('/'))
                if (!at.TryGetProperty(step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out at))
                    return null;
            return at;
        }
    }
}
