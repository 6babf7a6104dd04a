namespace OpenContracting.Web.Api;

/// <summary>An amount with its currency.</summary>
/// <param name="Amount">The amount, in whole units of the currency with its decimals: 27364.98.</param>
/// <param name="Currency">ISO 4217, such as PAB or USD; absent where the source names none.</param>
public sealed record AmountBody(decimal Amount, string? Currency);
