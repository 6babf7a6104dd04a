using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Cases;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Signals;
using OpenContracting.Validation.Signals;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Officers;
using OpenContracting.Web.Signals;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Officers answer to the signals of their institution's works; moderators withdraw what may not be said.</summary>
[Authorize(Policies.Staff, Roles = Roles.InstitutionOfficer + "," + Roles.Moderator + "," + Roles.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class SignalRepliesModel(SignalReplies replies, OwnDesk own, UserManager<User> users) : PortalPage
{
    public bool IsOfficer => User.IsInRole(Roles.InstitutionOfficer);

    public bool IsModerator => User.IsInRole(Roles.Moderator) || User.IsInRole(Roles.Administrator);

    public IReadOnlyList<SignalQuestion> Questions { get; private set; } = [];

    public IReadOnlyList<SignalReply> Newest { get; private set; } = [];

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    private string Actor => users.GetUserId(User)!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        if (IsOfficer)
            Questions = await replies.OfInstitutionsAsync(await own.InstitutionsAsync(Guid.Parse(Actor), cancellation), cancellation);
        if (IsModerator)
            Newest = await replies.NewestAsync(cancellation);
    }

    public async Task<IActionResult> OnPostReplyAsync(string? signal, string? project, string? text, CancellationToken cancellation) =>
        Back(IsOfficer && SignalRules.Find(signal ?? "") is { } known && project is not null
            && await replies.ReplyAsync(Actor, await own.InstitutionsAsync(Guid.Parse(Actor), cancellation), known, project, text, cancellation));

    public async Task<IActionResult> OnPostWithdrawAsync(int id, CaseReason? reason, CancellationToken cancellation) =>
        Back(IsModerator && reason is { } why && Enum.IsDefined(why) && await replies.WithdrawAsync(Actor, id, why, cancellation));

    private RedirectResult Back(bool done)
    {
        Said = done ? "caseDesk.said" : "signalReplies.refused";
        return Redirect(T.Link(PageAddress.SignalReplies));
    }
}
