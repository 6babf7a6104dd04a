using System.Buffers.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Where committees and civil society arrive: their workrooms, what else they may do, their passkeys.</summary>
[Authorize(Policies.Workroom)]
[ResponseCache(NoStore = true)]
public sealed class WorkroomsModel(CommitteeSeats seats, Passkeys passkeys, UserManager<User> users) : PortalPage
{
    public IReadOnlyList<Committee> Committees { get; private set; } = [];

    public IList<UserPasskeyInfo> Keys { get; private set; } = [];

    public bool IsParticipant => Participant.PartOf(User) is not null;

    public bool KeepsCommittees => User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.Moderator) || User.IsInRole(Roles.CommitteeCoordinator);

    public bool IsStaff => User.HasClaim("amr", SignInStrength.TwoFactors);

    /// <summary>What became of the last act, a text's key.</summary>
    [TempData]
    public string? Said { get; set; }

    public static string Id(UserPasskeyInfo key) => Base64Url.EncodeToString(key.CredentialId);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Redirect(T.Link(PageAddress.SignIn));
        Committees = await seats.CommitteesOfAsync(user.Id, cancellation);
        Keys = await passkeys.OfAsync(user);
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        await users.GetUserAsync(User) is { } user ? Content(await passkeys.CreationOptionsAsync(user), "application/json") : Forbid();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? name)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Forbid();
        if (!await passkeys.AddAsync(user, credential ?? "", name))
            return StatusCode(StatusCodes.Status422UnprocessableEntity);
        Said = "passkey.added";
        return Content(T.Link(PageAddress.Workrooms), "text/plain");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? key)
    {
        if (await users.GetUserAsync(User) is not { } user || !Base64Url.IsValid(key))
            return NotFound();
        if (await passkeys.RemoveAsync(user, Base64Url.DecodeFromChars(key)))
            Said = "passkey.removed";
        return Redirect(T.Link(PageAddress.Workrooms));
    }
}
