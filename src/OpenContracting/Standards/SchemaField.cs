namespace OpenContracting.Standards;

/// <summary>One field at one path of a document: what the schema says of it, and what it is called.</summary>
public sealed record SchemaField
{
    /// <summary>The path with array positions left out: <c>/budget/amount/currency</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The definition the field belongs to; empty for the document itself, <c>package</c> for its package.</summary>
    public required string Definition { get; init; }

    /// <summary>The path inside that definition: <c>currency</c>, <c>budget/amount</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The types allowed, as the schema names them.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>For an array, the types of its items.</summary>
    public IReadOnlyList<string> ItemTypes { get; init; } = [];

    /// <summary>The definition the field, or each of its items, refers to; null when it has none.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether the object that holds the field must have it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The format: <c>date-time</c>, <c>uri</c>, <c>email</c>; null when there is none.</summary>
    public string? Format { get; init; }

    /// <summary>The codelist's file name; null when there is none.</summary>
    public string? Codelist { get; init; }

    /// <summary>Whether codes that are not on the list are allowed.</summary>
    public bool IsOpenCodelist { get; init; }

    /// <summary>The version that deprecated the field; null when it is current.</summary>
    public string? DeprecatedIn { get; init; }

    /// <summary>Whether variants in other languages (<c>title_en</c>) are fields of the standard too.</summary>
    public bool IsTranslatable { get; init; }

    /// <summary>The remaining constraints, as in <c>minLength=1; uniqueItems</c>.</summary>
    public string Constraints { get; init; } = "";

    /// <summary>The texts; empty where none are at hand.</summary>
    public FieldTexts Texts { get; init; } = FieldTexts.None;

    /// <summary>The field's own name, the last step of its path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Whether the field holds a list.</summary>
    public bool IsArray => Types.Contains("array");

    /// <summary>The title in a language, or else in the other; the field's name at last.</summary>
    public string Title(string language) => Texts.Title(language) ?? Name;

    /// <summary>What the field means, in a language or else in the other; null when no text is at hand.</summary>
    public string? Description(string language) => Texts.Description(language);
}
