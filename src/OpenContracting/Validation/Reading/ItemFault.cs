namespace OpenContracting.Validation.Reading;

/// <summary>Why an item cannot be read at all, and the byte where reading ended.</summary>
internal readonly record struct ItemFault(Rule Rule, int Offset, string? Expected = null);
