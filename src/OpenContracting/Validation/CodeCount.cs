namespace OpenContracting.Validation;

/// <summary>How often a code occurs.</summary>
/// <param name="Code">The code as written; empty for all that came after a thousand others at one place.</param>
/// <param name="Times">How often.</param>
/// <param name="IsListed">Whether the codelist has it.</param>
public sealed record CodeCount(string Code, long Times, bool IsListed);
