namespace OpenContracting.Validation.Checks.Dataset;

/// <summary>The address of a document.</summary>
/// <param name="Order">Which addresses are tried: those with the lowest.</param>
/// <param name="Url">The address.</param>
/// <param name="At">Where it stands.</param>
internal sealed record DocumentAddress(ulong Order, string Url, Place At);
