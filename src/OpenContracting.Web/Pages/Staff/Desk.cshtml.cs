using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Review;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Where staff arrive: what they may do, and how much of it waits.</summary>
[Authorize(Policies.Staff)]
[ResponseCache(NoStore = true)]
public sealed class DeskModel(WaitingWork waiting) : PortalPage
{
    /// <summary>Addresses and the texts of their titles, with how much waits there; null where nothing ever waits.</summary>
    public IReadOnlyList<(string Address, string Title, int? Waiting)> Entries { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var entries = new List<(string, string, int?)>();
        var isAdministrator = User.IsInRole(Roles.Administrator);
        var isModerator = isAdministrator || User.IsInRole(Roles.Moderator);
        if (isAdministrator || User.IsInRole(Roles.Curator))
            entries.Add((T.Link(PageAddress.Review, ReviewQueue.Infrastructure), "review.title", await waiting.ReviewAsync(cancellation)));
        if (isModerator)
        {
            Add(PageAddress.UsesDesk, "useDesk.title", await waiting.UsesAsync(cancellation));
            Add(PageAddress.CaseDesk, "caseDesk.title", await waiting.CasesAsync(cancellation));
        }

        if (User.IsInRole(Roles.InstitutionOfficer))
        {
            Add(PageAddress.Own, "own.title");
            Add(PageAddress.ReplyDesk, "replyDesk.title", await waiting.RepliesAsync(User, cancellation));
        }

        if (isModerator || User.IsInRole(Roles.InstitutionOfficer))
            Add(PageAddress.SignalReplies, "signalReplies.title");
        if (User.IsInRole(Roles.CaseRecipient))
            Add(PageAddress.ReportDesk, "reportDesk.title", await waiting.ReportsAsync(cancellation));
        if (Participant.PartOf(User) is not null)
        {
            Add(PageAddress.RecommendationDesk, "recommendationDesk.title", await waiting.RecommendationsAsync(User, cancellation));
            Add(PageAddress.VisitDesk, "visitDesk.title", await waiting.VisitsAsync(User, cancellation));
        }

        if (isModerator || User.IsInRole(Roles.CommitteeCoordinator))
        {
            Add(PageAddress.CommitteeDesk, "committeeDesk.title");
            Add(PageAddress.GatheringDesk, "gatheringDesk.title");
        }

        if (isAdministrator || User.IsInRole(Roles.Curator))
            Add(PageAddress.BudgetDesk, "budgetDesk.title");
        if (isAdministrator || User.IsInRole(Roles.CostAnalyst) || User.IsInRole(Roles.SecondReader))
            Add(PageAddress.IndexDesk, "indexDesk.title");
        Add(PageAddress.Workrooms, "workrooms.title", await waiting.DraftsAsync(User, cancellation));
        Add(PageAddress.Status, "status.title");
        if (isAdministrator)
        {
            Add(PageAddress.Runs, "runs.title");
            entries.Add(("/panel/trabajos", "desk.jobs", null));
            Add(PageAddress.Alarms, "alarms.title", await waiting.AlarmsAsync(cancellation));
            Add(PageAddress.Sources, "sources.title");
            Add(PageAddress.Keys, "keys.title");
            Add(PageAddress.Users, "desk.users");
            Add(PageAddress.Audit, "desk.audit");
        }

        Entries = entries;

        void Add(PageAddress page, string title, int? count = null) => entries.Add((T.Link(page), title, count));
    }
}
