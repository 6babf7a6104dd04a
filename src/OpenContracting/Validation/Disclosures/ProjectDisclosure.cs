namespace OpenContracting.Validation.Disclosures;

/// <summary>What one project does with every element, in the order of the standard's table.</summary>
public sealed record ProjectDisclosure
{
    /// <summary>The project's id; null when it has none.</summary>
    public string? Id { get; init; }

    /// <summary>The name of its public authority, or its id where it has no name; null when it names none.</summary>
    public string? Authority { get; init; }

    /// <summary>Whether it is an object and no OCDS document; what is neither has all elements missing and should not be counted.</summary>
    public required bool IsProject { get; init; }

    /// <summary>Element by element.</summary>
    public required IReadOnlyList<ElementDisclosure> Elements { get; init; }
}
