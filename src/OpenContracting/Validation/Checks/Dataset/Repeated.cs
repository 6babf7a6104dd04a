namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>An id that must occur once, and where its item stands.</summary>
internal sealed record Repeated(ulong Hash, string Id, Place Item);
