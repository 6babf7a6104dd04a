namespace OpenContracting.Web.Queries.Contracts;

/// <summary>An institution or a company that a portfolio is contracted with; its share is of the contracted value, 0 to 1, null when values are unknown or cannot be added.</summary>
public sealed record Counterparty(string Id, string Name, int Contracts, Amount? Value, decimal? Share);
