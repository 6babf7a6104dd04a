namespace OpenContracting.People.Cases;

/// <summary>A public event as it stands in the chain.</summary>
/// <param name="Position">In the chain, from 1.</param>
/// <param name="Case">The public name of its case.</param>
/// <param name="Number">In its case's history.</param>
/// <param name="Day">When; only the day is kept.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Role">Who did it.</param>
/// <param name="Detail">The reason, office, outcome or other case; null for none.</param>
/// <param name="TextHash">What stands for its text; null when it has none.</param>
public sealed record CaseLink(
    long Position, string Case, int Number, DateOnly Day, CaseEventKind Kind, CaseRole Role, string? Detail, string? TextHash);
