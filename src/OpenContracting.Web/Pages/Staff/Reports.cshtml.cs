using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Cases;
using OpenContracting.Storage.Cases;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Cases;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The desk of confidential reports. What they say is sealed; it opens where the recipient's private key is, which is not here.</summary>
[Authorize(Policies.Staff, Roles = Roles.CaseRecipient)]
[ResponseCache(NoStore = true)]
public sealed class ReportsModel(CaseDesk desk, CaseMailbox mailbox, UserManager<User> users) : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "cerrados")]
    public bool IsClosed { get; set; }

    public IReadOnlyList<Case> Cases { get; private set; } = [];

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    private string Actor => users.GetUserId(User)!;

    public async Task OnGetAsync(CancellationToken cancellation) => Cases = await desk.ConfidentialAsync(IsClosed, cancellation);

    public async Task<IActionResult> OnPostFetchAsync(long id, string? why, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(why))
            return Back("caseDesk.refusal." + CaseRefusal.ReasonMissing);
        return await desk.FetchAsync(Actor, id, why.Trim(), cancellation) is { } one
            ? File(SealedCase.Write(one), "application/json", one.Ref + ".json")
            : NotFound();
    }

    public async Task<IActionResult> OnPostAnswerAsync(long id, string? text, CancellationToken cancellation) =>
        Back(!string.IsNullOrWhiteSpace(text) && text.Length <= Case.LongestText && await mailbox.AnswerAsync(id, text.Replace("\0", "").Trim(), cancellation)
            ? "caseDesk.said" : "caseDesk.refusal." + CaseRefusal.NoSuchStep);

    public async Task<IActionResult> OnPostFollowAsync(long id, string? office, CaseOutcome? outcome, CancellationToken cancellation) =>
        Back(await desk.FollowAsync(Actor, CaseRole.Recipient, id, office, outcome, cancellation));

    public async Task<IActionResult> OnPostCloseAsync(long id, bool close, CancellationToken cancellation) =>
        Back(await desk.CloseAsync(Actor, id, close, cancellation));

    private RedirectResult Back(CaseRefusal? refusal) => Back(refusal is null ? "caseDesk.said" : "caseDesk.refusal." + refusal);

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect(T.Link(PageAddress.ReportDesk) + (IsClosed ? "?cerrados=true" : ""));
    }
}
