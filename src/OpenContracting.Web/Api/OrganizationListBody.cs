namespace OpenContracting.Web.Api;

/// <summary>A page of organizations.</summary>
/// <param name="Total">How many organizations there are in all.</param>
/// <param name="Limit">How many at most on a page.</param>
/// <param name="Organizations">Those of the page, most projects first.</param>
/// <param name="Links">The next page; absent on the last one.</param>
public sealed record OrganizationListBody(int Total, int Limit, IReadOnlyList<OrganizationBody> Organizations, PageLinks? Links);
