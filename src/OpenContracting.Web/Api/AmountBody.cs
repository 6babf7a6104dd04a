namespace OpenContracting.Web.Api;

/// <summary>An amount with its currency.</summary>
public sealed record AmountBody(decimal Amount, string? Currency);
