using OpenContracting.Json;

namespace OpenContracting.Validation.Schema;

/// <summary>A property an object of some place may have.</summary>
internal sealed class PlanProperty
{
    public required string Name { get; init; }

    public required byte[] Utf8 { get; init; }

    public required PlanNode Node { get; init; }

    /// <summary>Position among the properties of its object.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Its bit among the required ones; 0 when it is not required.</summary>
    public required ulong RequiredBit { get; init; }

    /// <summary>False for a name that is only required: a value under it is still outside the schema.</summary>
    public bool Declared { get; init; } = true;

    /// <summary>Its position among the properties of the whole plan.</summary>
    public int Number { get; set; }

    /// <summary>The next of its object's properties that shares its slot of the <see cref="PropertyTable"/>; null as a rule.</summary>
    public PlanProperty? NextInSlot { get; set; }

    public uint Key => JsonName.Key(Utf8);

    /// <summary>The same property of another object.</summary>
    public PlanProperty With(PlanNode node) => new()
    {
        Name = Name,
        Utf8 = Utf8,
        Node = node,
        Ordinal = Ordinal,
        RequiredBit = RequiredBit,
        Declared = Declared,
    };
}
