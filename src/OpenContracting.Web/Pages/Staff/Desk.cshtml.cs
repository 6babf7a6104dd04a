using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Pages.Staff;

[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class DeskModel : PortalPage
{
    public bool IsAdministrator => User.IsInRole(Roles.Administrator);

    public bool IsCurator => IsAdministrator || User.IsInRole(Roles.Curator);

    public bool IsModerator => IsAdministrator || User.IsInRole(Roles.Moderator);

    public bool IsOfficer => User.IsInRole(Roles.InstitutionOfficer);

    public bool IsRecipient => User.IsInRole(Roles.CaseRecipient);

    public bool IsParticipant => Participant.PartOf(User) is not null;

    public bool KeepsCommittees => IsAdministrator || User.IsInRole(Roles.Moderator) || User.IsInRole(Roles.CommitteeCoordinator);

    public void OnGet()
    {
    }
}
