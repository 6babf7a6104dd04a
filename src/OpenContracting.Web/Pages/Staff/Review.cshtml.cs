using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Budgets;
using OpenContracting.Projects;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Review;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The review desk: one queue at a time, a form for each thing that waits.</summary>
[Authorize(Policies.Curator)]
[ResponseCache(NoStore = true)]
public sealed class ReviewModel(ReviewDesk desk, ReviewDecisions decisions, BudgetRegister budgets, UserManager<User> users) : PortalPage
{
    private const int LongestSaid = 400;
    private const int LargestCrosswalk = 5 << 20;

    [BindProperty(SupportsGet = true)]
    public string Queue { get; set; } = ReviewQueue.Infrastructure;

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    /// <summary>Of which export rows are listed; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Export { get; set; }

    /// <summary>For which reason rows are listed; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Which button was pressed; null when none that decides.</summary>
    [BindProperty]
    public bool? Accepted { get; set; }

    public ReviewCounts Counts { get; private set; } = new(0, 0, 0, 0);
    public IReadOnlyList<ReviewCase> Cases { get; private set; } = [];
    public IReadOnlyList<ReviewPair> Pairs { get; private set; } = [];
    /// <summary>Codes of the budget that may be a published work's, the likest first; what a person rejected never comes back.</summary>
    public IReadOnlyList<BudgetProposal> Proposals { get; private set; } = [];
    public IReadOnlyList<QuarantinedRows> Rows { get; private set; } = [];
    public IReadOnlyList<HeldRow> Listed { get; private set; } = [];
    public Publication? Held { get; private set; }
    public IReadOnlyList<TakenDecision> Decisions { get; private set; } = [];

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string? SaidOf { get; set; }

    private string Actor => users.GetUserId(User)!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!ReviewQueue.All.Contains(Queue))
            return NotFound();
        Skip = Math.Max(0, Skip);
        Counts = await desk.CountsAsync(cancellation);
        switch (Queue)
        {
            case ReviewQueue.Infrastructure:
                Cases = await desk.InfrastructureAsync(Skip, cancellation);
                break;
            case ReviewQueue.Similar:
                Pairs = await desk.SimilarAsync(cancellation);
                break;
            case ReviewQueue.Conflicts:
                Pairs = await desk.ConflictsAsync(cancellation);
                break;
            case ReviewQueue.Budget:
                Proposals = BudgetLikeness.Find((await budgets.ReadAsync(cancellation)).Matching, ReviewDesk.PageSize);
                break;
            case ReviewQueue.Rows:
                Rows = await desk.RowsAsync(cancellation);
                Listed = await desk.RowsAsync(Export, Code, Skip, cancellation);
                break;
            case ReviewQueue.Held:
                Held = await desk.HeldAsync(cancellation);
                break;
            default:
                Decisions = await desk.DecisionsAsync(Skip, cancellation);
                break;
        }

        return Page();
    }

    public async Task<IActionResult> OnGetCrosswalkAsync(CancellationToken cancellation)
    {
        using var file = new MemoryStream();
        CrosswalkTable.Write(file, await desk.CrosswalkAsync(cancellation), await desk.CodesAsync(cancellation));
        return File(file.ToArray(), "text/csv; charset=utf-8", "crosswalk.csv");
    }

    public async Task<IActionResult> OnPostInfrastructureAsync(string? process, CancellationToken cancellation)
    {
        if (Accepted is not { } accepted || !await decisions.InfrastructureAsync(Actor, process, accepted, Reason, cancellation))
            return Back("review.saidUnknown", process);
        return Back(accepted ? "review.saidYes" : "review.saidNo", process);
    }

    public async Task<IActionResult> OnPostPairAsync(string? left, string? right, CancellationToken cancellation)
    {
        if (Accepted is not { } accepted || !await decisions.SameProjectAsync(Actor, left, right, accepted, Reason, cancellation))
            return Back("review.saidUnknown", $"{left}, {right}");
        return Back(accepted ? "review.saidTogether" : "review.saidApart", $"{left}, {right}");
    }

    public async Task<IActionResult> OnPostBudgetAsync(string? system, string? code, string? project, CancellationToken cancellation)
    {
        if (Accepted is not { } accepted || !await decisions.BudgetAsync(Actor, system, code, project, accepted, Reason, cancellation))
            return Back("review.saidUnknownProject", project);
        return Back(accepted ? "review.saidBudgetYes" : "review.saidBudgetNo", $"{code}, {project}");
    }

    public async Task<IActionResult> OnPostBelongsAsync(string? process, string? project, string? title, CancellationToken cancellation) =>
        await decisions.BelongsAsync(Actor, process ?? "", project, title, Reason, cancellation) is var (key, found)
            ? Back(key, found)
            : Back("review.saidBelongs", process);

    public async Task<IActionResult> OnPostHeldAsync(long publication, CancellationToken cancellation)
    {
        if (Accepted is not { } accepted || !await decisions.MassChangeAsync(Actor, publication, accepted, Reason, cancellation))
            return NotFound();
        return Back(accepted ? "review.saidLetGo" : "review.saidHeld", publication.ToString());
    }

    public async Task<IActionResult> OnPostUndoAsync(long decision, CancellationToken cancellation) =>
        await decisions.UndoAsync(Actor, decision, cancellation) ? Back("review.saidUndone", decision.ToString()) : NotFound();

    public async Task<IActionResult> OnPostCrosswalkAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length > LargestCrosswalk)
            return Back("review.saidNoFile", null);
        try
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancellation);
            // Both are read before either counts: a table with a mistake changes nothing.
            var (entries, codes) = (CrosswalkTable.Read(new MemoryStream(bytes.ToArray())), CrosswalkTable.ReadCodes(new MemoryStream(bytes.ToArray())));
            var (taken, unknown) = await decisions.ImportAsync(Actor, entries, cancellation);
            var (coded, nowhere) = await decisions.ImportCodesAsync(Actor, codes, cancellation);
            return unknown.Count + nowhere.Count > 0
                ? Back("review.saidImportedBut", $"{taken + coded}; {string.Join(", ", unknown.Concat(nowhere).Take(20))}")
                : Back("review.saidImported", (taken + coded).ToString());
        }
        catch (FormatException)
        {
            return Back("review.saidNoFile", null);
        }
    }

    private RedirectResult Back(string said, string? of)
    {
        // It travels in a cookie, and a browser that sends too large a one is not answered any more.
        (Said, SaidOf) = (said, of?.Length > LongestSaid ? of[..LongestSaid] + "…" : of);
        return Redirect(T.Link(PageAddress.Review, Queue));
    }
}
