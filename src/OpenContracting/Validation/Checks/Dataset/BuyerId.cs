namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>Who buys, or owns, as named by an item.</summary>
internal sealed record BuyerId(ulong Hash, string Text);
