namespace OpenContracting.Projects.Mapping;

/// <summary>One change of a process's contracts, as a release shows it or an amendment tells it.</summary>
internal sealed record ContractChange
{
    /// <summary><c>value</c>, <c>duration</c> or <c>scope</c>; null when an amendment does not say what it changed.</summary>
    public string? Type { get; init; }

    public string? AmendmentId { get; init; }

    public DateTimeOffset? Date { get; init; }

    public string? Description { get; init; }

    public string? Rationale { get; init; }

    /// <summary>The release that shows the change.</summary>
    public string? ReleaseId { get; init; }

    public Money? OldValue { get; init; }

    public Money? NewValue { get; init; }

    public Span OldPeriod { get; init; }

    public Span NewPeriod { get; init; }
}
