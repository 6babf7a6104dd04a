using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Where a setup link leads: to the first account, or to the password of an invited one.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class SetupModel(SetupLink links, StaffAccounts staff, UserManager<User> users, SignInManager<User> signIn) : PortalPage
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public SetupInvitation? Invitation { get; private set; }

    public string? Mistake { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation) => Invitation = await links.FindAsync(token, cancellation);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        Invitation = await links.FindAsync(token, cancellation);
        if (Invitation is null)
            return Page();
        var user = Invitation.UserId is { } id
            ? await users.FindByIdAsync(id.ToString())
            : new User { Email = Email?.Trim(), UserName = Email?.Trim(), DisplayName = Name?.Trim(), Language = T.Language };
        if (user is null || string.IsNullOrWhiteSpace(user.Email) || !user.Email.Contains('@'))
            return Refuse("setup.invalidEmail");
        foreach (var validator in users.PasswordValidators)
            if (!(await validator.ValidateAsync(users, user, Password ?? "")).Succeeded)
                return Refuse("setup.invalidPassword");

        // Used up first: of two requests with the same link only one makes an account.
        if (!await links.UseAsync(token, cancellation))
        {
            Invitation = null;
            return Page();
        }

        if (Invitation.UserId is null)
            await staff.AddAsync(user.Id.ToString(), user, Password, [Roles.Administrator], []);
        else
            await staff.SetPasswordAsync(user, Password!);
        await signIn.SignInAsync(user, isPersistent: false);
        return Redirect(T.Link(PageAddress.Authenticator));
    }

    private PageResult Refuse(string key)
    {
        Mistake = T[key];
        return Page();
    }
}
