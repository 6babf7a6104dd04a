using OpenContracting.Validation.Schema;

namespace OpenContracting.Validation.Reading;

/// <summary>What <see cref="FastItemReader"/> needs of a <see cref="PlanNode"/> for all but the rare cases, in one cache line.</summary>
internal struct FastPlace
{
    public JsonTypes Types;

    public FastRules Rules;

    /// <summary>The first of its properties in the flat list; -1 for none.</summary>
    public int FirstProperty;

    /// <summary>How many properties it lists.</summary>
    public int Properties;

    /// <summary>The place of an array's elements; 0 for anything.</summary>
    public int Items;

    public int MinItems;

    public int MinProperties;

    /// <summary>A text of so many bytes is long enough, whatever its characters; shorter ones are counted.</summary>
    public int EnoughText;

    public ulong Required;
}
