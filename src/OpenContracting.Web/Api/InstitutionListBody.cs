namespace OpenContracting.Web.Api;

/// <summary>All institutions with published projects.</summary>
/// <param name="Institutions">The institutions.</param>
public sealed record InstitutionListBody(IReadOnlyList<InstitutionBody> Institutions);
