namespace OpenContracting.Web.Api;

/// <summary>All institutions with published projects.</summary>
public sealed record InstitutionListBody(IReadOnlyList<InstitutionBody> Institutions);
