namespace OpenContracting.Validation;

/// <summary>One finding: what, where, what was found, what was expected. A person's sentence is made of it by <see cref="NoticeTexts"/>.</summary>
public sealed record Notice
{
    /// <summary>Public, stable, kebab-case name of the rule, for example <c>missing-currency</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The verdict it belongs to.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>JSON Pointer in the document; empty for the document itself.</summary>
    public required string Pointer { get; init; }

    /// <summary>Byte position in the document, after decompression.</summary>
    public long Offset { get; init; }

    /// <summary>Line, from 1.</summary>
    public long Line { get; init; } = 1;

    /// <summary>Column, from 1, counted in characters.</summary>
    public long Column { get; init; } = 1;

    /// <summary>Position of the project, release or record among its kind, from 0; null for what belongs to the package.</summary>
    public long? Item { get; init; }

    /// <summary>The <c>id</c> (of a record the <c>ocid</c>) of the project, release or record.</summary>
    public string? ObjectId { get; init; }

    /// <summary>The offending value's JSON, shortened when long; null when what offends is an absence.</summary>
    public string? Value { get; init; }

    /// <summary>What was expected: a name, a type, a limit, a list of codes.</summary>
    public string? Expected { get; init; }

    /// <summary>The nearest known code or property name.</summary>
    public string? DidYouMean { get; init; }

    /// <summary>Where the value comes from, when known: file, row and column of the export.</summary>
    public string? Source { get; init; }

    /// <summary>Why whoever validates has it weigh less than its rule does, and until when; null when it weighs what the rule says.</summary>
    public string? Setting { get; init; }

    /// <summary>Further facts for the sentence, <c>{0}</c>, <c>{1}</c> … in its text.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
