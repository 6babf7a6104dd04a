namespace OpenContracting.Web.Queries.Contracts;

/// <summary>A company as the list of companies shows it; the value is of the contracts it holds alone, since the data do not divide the others.</summary>
public sealed record SupplierRow(string Id, string Name, int Contracts, int Works, int Institutions, Amount? Value);
