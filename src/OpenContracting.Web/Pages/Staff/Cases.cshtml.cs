using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api;
using OpenContracting.Web.Cases;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The desk of observations: read before the public does, decided with a reason, removed by two.</summary>
[Authorize(Policies.Staff, Roles = Roles.Moderator + "," + Roles.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class CasesModel(CaseDesk desk, UserManager<User> users) : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "cola")]
    public string? QueueName { get; set; }

    public CaseQueue Queue => Enum.TryParse<CaseQueue>(QueueName, out var queue) && Enum.IsDefined(queue) ? queue : CaseQueue.Waiting;

    public IReadOnlyList<Case> Cases { get; private set; } = [];

    /// <summary>What the works are called, by id.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    private string Actor => users.GetUserId(User)!;

    public static string WordOf(CaseOutcome outcome) => Word.Of(outcome);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Cases = await desk.QueueAsync(Queue, cancellation);
        Titles = await desk.TitlesAsync(Cases, cancellation);
    }

    public async Task<IActionResult> OnPostPublishAsync(long id, string? marked, CancellationToken cancellation) =>
        Back(await desk.PublishAsync(Actor, id, marked ?? "", cancellation));

    public async Task<IActionResult> OnPostDecideAsync(long id, CaseEventKind decision, CaseReason? reason, CancellationToken cancellation) =>
        Back(await desk.DecideAsync(Actor, id, decision, reason, cancellation));

    public async Task<IActionResult> OnPostMergeAsync(long id, string? other, CancellationToken cancellation) =>
        Back(await desk.MergeAsync(Actor, id, other?.Trim(), cancellation));

    public async Task<IActionResult> OnPostFollowAsync(long id, string? office, CaseOutcome? outcome, CancellationToken cancellation) =>
        Back(await desk.FollowAsync(Actor, CaseRole.Moderator, id, office, outcome, cancellation));

    private RedirectResult Back(CaseRefusal? refusal)
    {
        Said = refusal is null ? "caseDesk.said" : "caseDesk.refusal." + refusal;
        return Redirect($"{T.Link(PageAddress.CaseDesk)}?cola={Queue}");
    }
}
