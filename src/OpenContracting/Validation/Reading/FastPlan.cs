using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>A plan laid out flat for <see cref="FastItemReader"/>. Read-only, shared by all workers.</summary>
internal sealed class FastPlan
{
    private static readonly ConditionalWeakTable<ValidationPlan, FastPlan> Made = [];

    private FastPlan(ValidationPlan plan)
    {
        Nodes = plan.Nodes;
        Places = GC.AllocateArray<FastPlace>(plan.Nodes.Count, pinned: true);
        var properties = new List<FastProperty>();
        Places[0] = new FastPlace { Types = JsonTypes.Any, FirstProperty = -1 };
        foreach (var node in plan.Nodes)
            if (node is not null)
                Places[node.Number] = Place(node, properties);
        Properties = GC.AllocateArray<FastProperty>(properties.Count + 1, pinned: true);
        properties.CopyTo(Properties);
    }

    public IReadOnlyList<PlanNode?> Nodes { get; }

    /// <summary>By place number; pinned.</summary>
    public FastPlace[] Places { get; }

    /// <summary>The properties of all places, one place after the other; pinned.</summary>
    public FastProperty[] Properties { get; }

    public static FastPlan Of(ValidationPlan plan) => Made.GetValue(plan, plan => new FastPlan(plan));

    private static FastPlace Place(PlanNode node, List<FastProperty> properties)
    {
        var first = node.Properties.Length == 0 ? -1 : properties.Count;
        foreach (var property in node.Properties)
        {
            property.Number = properties.Count;
            properties.Add(Property(property));
        }

        return new FastPlace
        {
            Types = node.Types,
            Rules = RulesOf(node),
            FirstProperty = first,
            Properties = node.Properties.Length,
            Items = node.Items?.Number ?? 0,
            MinItems = node.Streamed ? 0 : node.MinItems,
            MinProperties = node.MinProperties,
            EnoughText = node.MinLength <= 1 ? node.MinLength : (int)Math.Min(int.MaxValue, node.MinLength * 12L),
            Required = node.RequiredMask,
        };
    }

    private static FastRules RulesOf(PlanNode node)
    {
        var rules = node.Format switch
        {
            StringFormat.DateTime => FastRules.DateTime,
            StringFormat.Uri => FastRules.Uri,
            StringFormat.Email => FastRules.Text,
            _ => FastRules.None,
        };
        if (node.MaxLength != int.MaxValue || node.Pattern is not null)
            rules |= FastRules.Text;
        if (node.Enum is not null || node.Limits is not null)
            rules |= FastRules.Value;
        if (node.MaxProperties != int.MaxValue || node.Dependencies.Length > 0)
            rules |= FastRules.Object;
        if (!node.Streamed && (node.MaxItems != int.MaxValue || node.NoAdditionalItems || node.Tuple is not null))
            rules |= FastRules.Array;
        if (!node.Streamed && node.UniqueBy is not null)
            rules |= node.UniqueBy is [[(byte)'i', (byte)'d']] ? FastRules.Unique : FastRules.Array;
        if (node.Patterns.Length > 0 || node.AdditionalProperties is not null)
            rules |= FastRules.Patterns;
        if (node.RecordReleases is not null)
            rules |= FastRules.Releases;
        if (node.HasAlternatives || node.NoAdditionalProperties || IsMatchedTwice(node))
            rules |= FastRules.Slow;
        return rules;
    }

    // A name that is listed and also matches a pattern is judged twice.
    private static bool IsMatchedTwice(PlanNode node) =>
        node.Patterns.Any(pattern => node.Properties.Any(property => property.Declared && pattern.Matches(property.Utf8)));

    private static FastProperty Property(PlanProperty property)
    {
        var fast = new FastProperty
        {
            RequiredBit = property.RequiredBit,
            SeenBit = property.Ordinal < 64 ? 1UL << property.Ordinal : 0,
            Key = property.Key,
            Place = (ushort)(property.Declared ? property.Node.Number : 0),
            IsDeclared = property.Declared,
        };
        byte[] token = [(byte)'"', .. property.Utf8, (byte)'"', (byte)':'];
        // A name that JSON writes with escapes is looked up instead.
        if (token.Length > Vector256<byte>.Count || property.Utf8.Any(b => b is (byte)'"' or (byte)'\\' or < 0x20))
            return fast;
        var bytes = new byte[Vector256<byte>.Count];
        token.CopyTo(bytes, 0);
        fast.Token = Vector256.Create(bytes);
        fast.TokenBits = (uint)((1UL << token.Length) - 1);
        fast.Length = property.Utf8.Length;
        return fast;
    }
}
