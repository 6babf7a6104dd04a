namespace OpenContracting.Validation;

/// <summary>How often a code occurs.</summary>
/// <param name="Code">The code as written; null for all that no list has where these are more than a thousand.</param>
/// <param name="Times">How often.</param>
/// <param name="IsListed">Whether the codelist has it.</param>
public sealed record CodeCount(string? Code, long Times, bool IsListed);
