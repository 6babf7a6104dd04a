using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Staff;

[Authorize(Policies.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class UsersModel(StaffAccounts staff, UserManager<User> users, SetupLink links, PublicAddress address) : PortalPage
{
    public IReadOnlyList<StaffMember> Members { get; private set; } = [];

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string[] Role { get; set; } = [];

    [BindProperty]
    public string? Institutions { get; set; }

    /// <summary>The link of the account just made or reset, shown this once.</summary>
    public string? Invitation { get; private set; }

    public bool IsRefused { get; private set; }

    private string Actor => users.GetUserId(User)!;

    public async Task OnGetAsync(CancellationToken cancellation) => Members = await staff.ListAsync(cancellation);

    public async Task OnPostAddAsync(CancellationToken cancellation)
    {
        var user = new User { Email = Email?.Trim(), Language = T.Language };
        var institutions = (Institutions ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        IsRefused = Email?.Contains('@') != true
            || !(await staff.AddAsync(Actor, user, null, Role.Where(Roles.All.Contains), institutions)).Succeeded;
        if (!IsRefused)
            await InviteAsync(user, cancellation);
        Members = await staff.ListAsync(cancellation);
    }

    public async Task<IActionResult> OnPostResetAsync(Guid id, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } user)
            return NotFound();
        await staff.ResetAuthenticatorAsync(Actor, user);
        await InviteAsync(user, cancellation);
        Members = await staff.ListAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken cancellation)
    {
        // Nobody locks the last door from inside by closing their own account.
        if (id.ToString() == Actor || await users.FindByIdAsync(id.ToString()) is not { } user)
            return NotFound();
        await staff.CloseAsync(Actor, user);
        return Redirect(T.Link(PageAddress.Users));
    }

    private async Task InviteAsync(User user, CancellationToken cancellation) =>
        Invitation = address.Of(T.Link(PageAddress.Setup, await links.CreateAsync(user.Id, cancellation)));
}
