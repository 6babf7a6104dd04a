using System.Security.Claims;
using OpenContracting.People.Recommendations;

namespace OpenContracting.Web.Accounts;

/// <summary>Somebody signed in, and the part in which they act on what citizens ask for.</summary>
/// <param name="Id">The user's id; never published.</param>
/// <param name="Role">The part.</param>
/// <param name="Institutions">Of an officer: whom they speak for.</param>
public sealed record Participant(string Id, RecommendationRole Role, IReadOnlyList<string> Institutions)
{
    private static readonly string[] RunThePortal =
        [Storage.People.Roles.Administrator, Storage.People.Roles.Curator, Storage.People.Roles.Moderator];

    private static readonly string[] CivilSociety =
        [Storage.People.Roles.CivilSocietyVerifier, Storage.People.Roles.CommitteeCoordinator];

    /// <summary>The roles that may act at all.</summary>
    public static string[] Roles { get; } = [.. RunThePortal, .. CivilSociety, Storage.People.Roles.InstitutionOfficer];

    /// <summary>The part of somebody with several roles.</summary>
    /// <remarks>Who runs the portal or speaks for an institution never speaks for civil society too: nobody verifies their own work.</remarks>
    public static RecommendationRole? PartOf(ClaimsPrincipal user) =>
        RunThePortal.Any(user.IsInRole) ? RecommendationRole.Portal
        : user.IsInRole(Storage.People.Roles.InstitutionOfficer) ? RecommendationRole.Institution
        : CivilSociety.Any(user.IsInRole) ? RecommendationRole.CivilSociety
        : null;

    /// <summary>Whether a recommendation is one they may write to: officers those to their own institution, all others every one.</summary>
    public bool MayWriteTo(string? institution) =>
        Role != RecommendationRole.Institution || (institution is not null && Institutions.Contains(institution));
}
