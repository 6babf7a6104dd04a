using System.Text;
using System.Text.Json;
using OpenContracting.Json;

namespace OpenContracting.Releases.Merging;

/// <summary>How one place of a release is merged; a place the schema does not know has the rule <see cref="Unknown"/>.</summary>
internal sealed class MergeRule
{
    public static readonly MergeRule Unknown = new();

    private static readonly MergeRule Left = new() { Omit = true };

    private Dictionary<uint, (byte[] Name, MergeRule Rule)[]> properties = [];

    // The rule of properties that are not named.
    private MergeRule? others;

    /// <summary>Left out of what is merged (<c>omitWhenMerged</c>, 1.0: <c>ocdsOmit</c>).</summary>
    public bool Omit { get; private set; }

    /// <summary>An array that is replaced as a whole.</summary>
    public bool WholeList { get; private set; }

    /// <summary>Whether the schema lets the value be null; what it does not know may be.</summary>
    public bool IsNullable { get; private set; } = true;

    /// <summary>How the objects of an array are matched.</summary>
    public ArrayMatching Matching { get; private set; }

    /// <summary>The rules of a release schema, references resolved inside it.</summary>
    public static MergeRule Of(JsonElement schema) => new Reader(schema).Read(schema);

    /// <summary>The rule of a property, or of a property of each member of an array.</summary>
    public MergeRule For(JsonValue property)
    {
        if (property.HasEscapedName)
            return For(Encoding.UTF8.GetBytes(property.Name));
        return For(property.RawName, property.NameKey);
    }

    /// <summary>The same rule with another matching somewhere below.</summary>
    public MergeRule With(ReadOnlySpan<string> path, ArrayMatching matching)
    {
        var copy = Copy();
        if (path.IsEmpty)
        {
            copy.Matching = matching;
            return copy;
        }

        copy.properties = new(properties);
        var name = Encoding.UTF8.GetBytes(path[0]);
        copy.Set(name, For(name).With(path[1..], matching));
        return copy;
    }

    /// <summary>The same rule for some properties alone; all others are left out.</summary>
    /// <param name="paths">Their paths, slashes between names.</param>
    public MergeRule Only(IEnumerable<string> paths)
    {
        var copy = Copy();
        copy.properties = [];
        copy.others = Left;
        foreach (var branch in paths.GroupBy(path => path.Split('/')[0]))
        {
            var name = Encoding.UTF8.GetBytes(branch.Key);
            string[] below = [.. branch.Where(path => path.Length > branch.Key.Length).Select(path => path[(branch.Key.Length + 1)..])];
            copy.Set(name, below.Length == 0 ? For(name) : For(name).Only(below));
        }

        return copy;
    }

    public MergeRule For(byte[] name) => For(name, JsonName.Key(name));

    private MergeRule For(ReadOnlySpan<byte> name, uint key)
    {
        if (properties.TryGetValue(key, out var candidates))
            foreach (var (candidate, rule) in candidates)
                if (name.SequenceEqual(candidate))
                    return rule;
        return others ?? Unknown;
    }

    private void Set(byte[] name, MergeRule rule)
    {
        var key = JsonName.Key(name);
        var others = properties.TryGetValue(key, out var candidates) ? candidates : [];
        properties[key] = [.. others.Where(other => !other.Name.AsSpan().SequenceEqual(name)), (name, rule)];
    }

    private MergeRule Copy() => new() { properties = properties, others = others, Omit = Omit, WholeList = WholeList, IsNullable = IsNullable, Matching = Matching };

    private sealed class Reader(JsonElement root)
    {
        // A definition met again is the same rule, which also ends recursion.
        private readonly Dictionary<string, MergeRule> definitions = [];

        public MergeRule Read(JsonElement schema)
        {
            if (schema.TryGetProperty("$ref", out var reference))
                return Definition(reference.GetString()!, schema);
            var rule = new MergeRule();
            Fill(rule, schema);
            return rule;
        }

        // Keywords beside a $ref count, so such a place gets a rule of its own.
        private MergeRule Definition(string reference, JsonElement schema)
        {
            if (!definitions.TryGetValue(reference, out var rule))
            {
                rule = new MergeRule();
                definitions.Add(reference, rule);
                if (Resolve(reference) is { } target)
                    Fill(rule, target);
            }

            if (!Omits(schema) && !Flag(schema, "wholeListMerge"))
                return rule;
            var own = rule.Copy();
            own.Omit |= Omits(schema);
            own.WholeList |= Flag(schema, "wholeListMerge");
            return own;
        }

        private void Fill(MergeRule rule, JsonElement schema)
        {
            rule.Omit = Omits(schema);
            rule.IsNullable = !schema.TryGetProperty("type", out var type) || AllowsNull(type);
            if (schema.TryGetProperty("properties", out var members))
                foreach (var member in members.EnumerateObject())
                    rule.Set(Encoding.UTF8.GetBytes(member.Name), Read(member.Value));
            if (!schema.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Object)
                return;
            rule.properties = Read(items).properties;
            rule.WholeList = Flag(schema, "wholeListMerge") || Strategy(schema) == "ocdsVersion" || !HoldsObjectsWithId(items);
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

        private static bool AllowsNull(JsonElement type) =>
            type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => one.ValueEquals("null")) : type.ValueEquals("null");

        private static bool Omits(JsonElement schema) => Flag(schema, "omitWhenMerged") || Strategy(schema) == "ocdsOmit";

        private static string? Strategy(JsonElement schema) =>
            schema.TryGetProperty("mergeStrategy", out var strategy) ? strategy.GetString() : null;

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
