namespace OpenContracting.Web.Queries;

/// <summary>An organization of published projects, and in how many it has which part.</summary>
public sealed record OrganizationRow(string Id, string Name, int Projects, int AsAuthority, int AsSupplier);
