namespace OpenContracting.Validation;

/// <summary>What every check of a run may ask.</summary>
public sealed record CheckSettings
{
    /// <summary>The standard the document follows.</summary>
    public required CheckedStandard Standard { get; init; }

    /// <summary>Its version, for example 0.9.5.</summary>
    public required string Version { get; init; }

    /// <summary>The moment of the run, in UTC; rules about the future and about age measure from here.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The codelists of that version, extensions included, by file name.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Codelists { get; init; } =
        new Dictionary<string, IReadOnlySet<string>>();
}
