using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.People.Committees;
using OpenContracting.People.Recommendations;
using OpenContracting.Storage;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Review;

/// <summary>How much waits for somebody, queue by queue of their desk.</summary>
public sealed class WaitingWork(Db db, ReviewDesk review, CaseDesk cases, OwnDesk own, RecommendationBook recommendations)
{
    /// <summary>What a curator has to decide: processes that may be infrastructure, and the publication that is held.</summary>
    public async Task<int> ReviewAsync(CancellationToken cancellation)
    {
        var counts = await review.CountsAsync(cancellation);
        return counts.Infrastructure + counts.Held;
    }

    public Task<int> UsesAsync(CancellationToken cancellation) => db.Uses.CountAsync(use => use.State == UseState.Pending, cancellation);

    /// <summary>Observations that nobody has read, that somebody else has to look at again, or that a second person has to remove.</summary>
    public async Task<int> CasesAsync(CancellationToken cancellation) =>
        await db.Cases.CountAsync(one => one.Lane != CaseLane.Confidential && one.State == CaseState.Received, cancellation)
        + (await cases.QueueAsync(CaseQueue.Appealed, cancellation)).Count + (await cases.QueueAsync(CaseQueue.ToRemove, cancellation)).Count;

    /// <summary>Confidential reports that are not closed.</summary>
    public Task<int> ReportsAsync(CancellationToken cancellation) =>
        db.Cases.CountAsync(one => one.Lane == CaseLane.Confidential && one.State != CaseState.Closed, cancellation);

    /// <summary>Published observations about an officer's works that were not answered.</summary>
    public async Task<int> RepliesAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var mine = await InstitutionsAsync(user, cancellation);
        return await db.Cases.CountAsync(
            one => one.State == CaseState.Published && one.PublicText != null && one.Institution != null && mine.Contains(one.Institution)
                && !one.Events.Any(written => written.Kind == CaseEventKind.Replied),
            cancellation);
    }

    /// <summary>Visits to an officer's works that were not answered; nobody else owes an answer.</summary>
    public async Task<int> VisitsAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (Participant.PartOf(user) != RecommendationRole.Institution)
            return 0;
        var mine = await InstitutionsAsync(user, cancellation);
        return await db.CommitteeVisits.CountAsync(
            visit => visit.Reply == null && db.Projects.Any(project => project.ProjectId == visit.ProjectId && mine.Contains(project.PublicAuthorityId!)), cancellation);
    }

    /// <summary>Recommendations that are overdue, of those to which somebody may write.</summary>
    public async Task<int> RecommendationsAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var who = new Participant("", Participant.PartOf(user)!.Value, await InstitutionsAsync(user, cancellation));
        return (await recommendations.ListAsync(new(), cancellation)).Count(row => row.IsOverdue && who.MayWriteTo(row.Recommendation.Institution));
    }

    /// <summary>Drafts of visits to which somebody has not yet said whether they agree.</summary>
    public Task<int> DraftsAsync(ClaimsPrincipal user, CancellationToken cancellation)
    {
        var me = Me(user);
        return db.VisitDrafts.CountAsync(
            draft => draft.VisitId == null && draft.DiscardedAt == null && !draft.Agreements.Any(agreement => agreement.UserId == me)
                && db.CommitteeSeats.Any(seat => seat.CommitteeId == draft.CommitteeId && seat.UserId == me && seat.Part != CommitteePart.Observer),
            cancellation);
    }

    public Task<int> AlarmsAsync(CancellationToken cancellation) => db.Alarms.CountAsync(alarm => alarm.ClearedAt == null, cancellation);

    private Task<List<string>> InstitutionsAsync(ClaimsPrincipal user, CancellationToken cancellation) => own.InstitutionsAsync(Me(user), cancellation);

    private static Guid Me(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);
}
