namespace OpenContracting.Exports.Synthetic;

/// <summary>One of the invented firms.</summary>
internal readonly record struct Firm(int Sort, int Number);
