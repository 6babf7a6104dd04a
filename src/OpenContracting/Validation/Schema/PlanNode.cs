namespace OpenContracting.Validation.Schema;

/// <summary>What the schema says of one place in a document: its keywords, ready to be applied.</summary>
/// <remarks>
/// Definitions are repeated for every path that leads to them, so that a place knows its own path (coverage is counted by path);
/// a definition that holds itself leads back to its first node.
/// </remarks>
internal sealed class PlanNode(int number, string path, string at)
{
    /// <summary>Number in the plan, from 1; 0 is "the schema says nothing".</summary>
    public int Number { get; private set; } = number;

    /// <summary>Property names from the item, without positions; empty for the item.</summary>
    public string Path { get; private set; } = path;

    /// <summary>Where in the schema this is said, references followed.</summary>
    public string At => at;

    /// <summary>The schema definition that is used here, if one is named.</summary>
    public string? Definition { get; set; }

    public JsonTypes Types { get; set; } = JsonTypes.Any;

    /// <summary>The named properties, in the schema's order.</summary>
    public PlanProperty[] Properties { get; set; } = [];

    public PropertyTable Table { get; set; } = PropertyTable.Empty;

    public PlanPattern[] Patterns { get; set; } = [];

    /// <summary>What a property neither named nor matched must be; null for anything.</summary>
    public PlanNode? AdditionalProperties { get; set; }

    public bool NoAdditionalProperties { get; set; }

    /// <summary>The required names; a name's bit is its position.</summary>
    public string[] Required { get; set; } = [];

    public ulong RequiredMask { get; set; }

    public int MinProperties { get; set; }

    public int MaxProperties { get; set; } = int.MaxValue;

    public PlanDependency[] Dependencies { get; set; } = [];

    public PlanNode? Items { get; set; }

    /// <summary>What the first elements must be, when the schema gives one schema each.</summary>
    public PlanNode[]? Tuple { get; set; }

    /// <summary>What elements after <see cref="Tuple"/> must be; null for anything.</summary>
    public PlanNode? AdditionalItems { get; set; }

    public bool NoAdditionalItems { get; set; }

    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    /// <summary>The properties whose values tell elements apart; null when elements may repeat.</summary>
    public byte[][]? UniqueBy { get; set; }

    /// <summary>A record's releases: links or embedded releases, never both.</summary>
    public RecordReleases? RecordReleases { get; set; }

    public int MinLength { get; set; }

    public int MaxLength { get; set; } = int.MaxValue;

    public SchemaPattern? Pattern { get; set; }

    public StringFormat Format { get; set; }

    public PlanCodelist? Codelist { get; set; }

    public PlanEnum? Enum { get; set; }

    public NumberLimits? Limits { get; set; }

    public PlanNode[] AllOf { get; set; } = [];

    public PlanNode[] AnyOf { get; set; } = [];

    public PlanNode[] OneOf { get; set; } = [];

    public PlanNode? Not { get; set; }

    /// <summary>Objects here should have an <c>id</c> though the schema does not require it.</summary>
    public bool AdvisesId { get; set; }

    /// <summary>The version that deprecated the property; null when none did.</summary>
    public string? DeprecatedIn { get; set; }

    /// <summary>The items of this array go by one at a time; how many there are and whether they repeat is judged at the end.</summary>
    public bool Streamed { get; set; }

    /// <summary>Whether a value must be looked at more than once.</summary>
    public bool HasAlternatives =>
        AllOf.Length + AnyOf.Length + OneOf.Length > 0 || Not is not null || Dependencies.Any(dependency => dependency.Node is not null);

    /// <summary>The same keywords at another place of documents; what is below is still that of this one.</summary>
    public PlanNode Copy(int number, string path)
    {
        var copy = (PlanNode)MemberwiseClone();
        copy.Number = number;
        copy.Path = path;
        return copy;
    }

    /// <summary>Whether a property without a name here is outside the standard.</summary>
    public bool NamesItsProperties => Properties.Length > 0;
}
