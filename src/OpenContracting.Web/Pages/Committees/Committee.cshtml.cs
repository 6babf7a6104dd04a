using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Committees;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Committees;

/// <summary>One committee: its works, its rules as facts, its report, what it recommended.</summary>
public sealed class CommitteeModel(CommitteeRegister register, VisitBook visits, RecommendationBook book) : PortalPage
{
    public Committee Committee { get; private set; } = null!;

    public IReadOnlyList<ProjectRow> Works { get; private set; } = [];

    public IReadOnlyList<RecommendationRow> Recommendations { get; private set; } = [];

    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];

    public DateOnly Today => register.Today;

    /// <summary>Those who consented, the coordinator first.</summary>
    public IEnumerable<CommitteeMember> Named =>
        Committee.Members.Where(member => member.Name is not null).OrderBy(member => !member.IsCoordinator).ThenBy(member => member.Id);

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await register.FindAsync(id, cancellation) is not { } committee)
            return NotFound();
        Committee = committee;
        Works = [.. (await register.WorksAsync([committee], cancellation)).Values.OrderBy(row => row.ProjectId, StringComparer.Ordinal)];
        Visits = await visits.OfCommitteeAsync(committee.Id, cancellation);
        Recommendations = [.. (await book.ListAsync(new(), cancellation)).Where(row => row.Recommendation.Committee == id)];
        return Page();
    }
}
