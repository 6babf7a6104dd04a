using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Recommendations;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Adding to the history of one recommendation.</summary>
[Authorize(Policies.Participant)]
[ResponseCache(NoStore = true)]
public sealed class RecommendationModel(RecommendationBook book, OwnDesk own, UserManager<User> users) : PortalPage
{
    public RecommendationRow Row { get; private set; } = null!;

    public Participant Who { get; private set; } = null!;

    /// <summary>The states that may be set now.</summary>
    public IReadOnlyList<RecommendationState> Next { get; private set; } = [];

    /// <summary>Steps not reached yet.</summary>
    public IEnumerable<RecommendationMilestone> Ahead => Row.Standing.Milestones.Where(milestone => milestone.ReachedAt is null);

    /// <summary>What can be undone now: the newest entry, by who wrote it.</summary>
    public RecommendationEntry? Undoable =>
        Row.Standing.Counting[^1] is { Kind: not RecommendationEntryKind.Received } last && last.Role == Who.Role ? last : null;

    public bool IsAddressee => Who.Role != RecommendationRole.CivilSociety;

    /// <summary>Why the last line was not taken; a text's key.</summary>
    public string? Refused { get; private set; }

    [TempData]
    public bool? Saved { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? TextEn { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    [BindProperty]
    public int? Target { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostStateAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.State, cancellation);

    public Task<IActionResult> OnPostDueAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.Due, cancellation);

    public Task<IActionResult> OnPostMilestoneAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.Milestone, cancellation);

    public Task<IActionResult> OnPostReachedAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.MilestoneReached, cancellation);

    public Task<IActionResult> OnPostEvidenceAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.Evidence, cancellation);

    public Task<IActionResult> OnPostNoteAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.Note, cancellation);

    public Task<IActionResult> OnPostUndoAsync(string id, CancellationToken cancellation) =>
        WriteAsync(id, RecommendationEntryKind.Undo, cancellation);

    private async Task<IActionResult> WriteAsync(string id, RecommendationEntryKind kind, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (Text?.Length > Recommendation.LongestText || TextEn?.Length > Recommendation.LongestText || Link?.Length > Recommendation.LongestText)
            return BadRequest();
        var refusal = await book.WriteAsync(
            Who,
            id,
            new RecommendationEvent
            {
                Number = 0,
                At = default,
                Role = Who.Role,
                By = Who.Id,
                Kind = kind,
                State = RecommendationFilter.Find<RecommendationState>(State),
                TextEs = Given(Text),
                TextEn = Given(TextEn),
                Link = Given(Link),
                Day = Day,
                Target = Target,
            },
            cancellation);
        if (refusal is null)
        {
            Saved = true;
            return Redirect(T.Link(PageAddress.RecommendationForm, id));
        }

        Refused = $"recommendation.refusal.{Word.Of(refusal)}";
        return Page();
    }

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        var user = users.GetUserId(User)!;
        Who = new Participant(user, Participant.PartOf(User)!.Value, await own.InstitutionsAsync(Guid.Parse(user), cancellation));
        if (await book.FindAsync(id, cancellation) is not { } row || !Who.MayWriteTo(row.Recommendation.Institution))
            return false;
        Row = row;
        Next = RecommendationRules.Next(row.Standing.State, Who.Role);
        return true;
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
