namespace OpenContracting.Web.Api;

/// <summary>A page of organizations.</summary>
public sealed record OrganizationListBody(int Total, int Limit, IReadOnlyList<OrganizationBody> Organizations, PageLinks? Links);
