using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Password and then the authenticator's code; a passkey; or, for committees and civil society, a link by e-mail.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class SignInModel(
    SignInManager<User> signIn, UserManager<User> users, Passkeys passkeys, SignInMail mail, AuditLog audit, TimeProvider clock) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public bool AsksCode { get; private set; }

    public bool IsWrong { get; private set; }

    /// <summary>Whether a link was asked for: said to everybody alike.</summary>
    public bool IsAsked { get; private set; }

    public bool SendsLinks => mail.CanSend;

    public async Task OnGetAsync() => AsksCode = await signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    public Task<IActionResult> OnPostAsync() => Code is null ? CheckPasswordAsync() : CheckCodeAsync();

    /// <summary>A link by e-mail, for committees and civil society.</summary>
    public IActionResult OnPostLink()
    {
        if (!string.IsNullOrWhiteSpace(Email) && mail.CanSend)
            mail.Ask(Email.Trim(), T.Language);
        IsAsked = true;
        return Page();
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await passkeys.RequestOptionsAsync(), "application/json");

    /// <summary>A passkey, shown by the browser; answers where to go.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential) =>
        await passkeys.SignInAsync(credential ?? "") ? Content(Url.IsLocalUrl(Back) ? Back : T.Link(PageAddress.Workrooms), "text/plain") : StatusCode(StatusCodes.Status401Unauthorized);

    private async Task<IActionResult> CheckPasswordAsync()
    {
        var user = Email is null ? null : await users.FindByEmailAsync(Email);
        var result = user is null || user.ClosedAt is not null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(user, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            AsksCode = true;
            return Page();
        }

        if (!result.Succeeded)
        {
            IsWrong = true;
            return Page();
        }

        // No authenticator yet: nothing but setting one up is open to this session.
        return Redirect(T.Link(PageAddress.Authenticator));
    }

    private async Task<IActionResult> CheckCodeAsync()
    {
        var user = await signIn.GetTwoFactorAuthenticationUserAsync();
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(Digits(Code!), isPersistent: false, rememberClient: false);
        if (!result.Succeeded || user is null)
        {
            AsksCode = true;
            IsWrong = true;
            return Page();
        }

        user.LastSignInAt = clock.GetUtcNow();
        await users.UpdateAsync(user);
        await audit.RecordAsync(user.Id.ToString(), "signed-in", user.Id.ToString());
        return Url.IsLocalUrl(Back) ? Redirect(Back) : Redirect(T.Link(PageAddress.Desk));
    }

    internal static string Digits(string code) => string.Concat(code.Where(char.IsAsciiDigit));
}
