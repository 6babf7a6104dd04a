using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Sharing;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Sets up the authenticator app: the one thing a session without the second factor may do.</summary>
[Authorize]
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class AuthenticatorModel(UserManager<User> users, SignInManager<User> signIn, AuditLog audit, TimeProvider clock) : PortalPage
{
    [BindProperty]
    public string? Code { get; set; }

    public string Key { get; private set; } = "";

    public bool IsWrong { get; private set; }

    /// <summary>In groups of four, for whoever types it.</summary>
    public string SpacedKey => string.Join(' ', Key.Chunk(4).Select(group => new string(group)));

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Redirect(T.Link(PageAddress.SignIn));
        if (user.TwoFactorEnabled)
            return User.HasClaim("amr", "mfa") ? Redirect(T.Link(PageAddress.Desk)) : await AskAgainAsync();
        if (!await users.HasPasswordAsync(user))
            return Redirect(T.Link(PageAddress.Workrooms));
        await ReadKeyAsync(user);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Redirect(T.Link(PageAddress.SignIn));
        if (user.TwoFactorEnabled)
            return await AskAgainAsync();
        // Who comes by link has no password for the code to follow: they would lock themselves out.
        if (!await users.HasPasswordAsync(user))
            return Redirect(T.Link(PageAddress.Workrooms));
        await ReadKeyAsync(user);
        var provider = users.Options.Tokens.AuthenticatorTokenProvider;
        if (!await users.VerifyTwoFactorTokenAsync(user, provider, SignInModel.Digits(Code ?? "")))
        {
            IsWrong = true;
            return Page();
        }

        await users.SetTwoFactorEnabledAsync(user, true);
        user.LastSignInAt = clock.GetUtcNow();
        await users.UpdateAsync(user);
        await audit.RecordAsync(user.Id.ToString(), "authenticator-set", user.Id.ToString());
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim("amr", "mfa")]);
        return Redirect(T.Link(PageAddress.Desk));
    }

    public IHtmlContent Qr()
    {
        var account = Uri.EscapeDataString($"OpenContracting:{User.Identity?.Name}");
        return QrCode.Draw($"otpauth://totp/{account}?secret={Key}&issuer=OpenContracting");
    }

    /// <summary>An account with an authenticator is entered through it; a session without it is not one.</summary>
    private async Task<IActionResult> AskAgainAsync()
    {
        await signIn.SignOutAsync();
        return Redirect(T.Link(PageAddress.SignIn));
    }

    private async Task ReadKeyAsync(User user)
    {
        if (await users.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
        {
            await users.ResetAuthenticatorKeyAsync(user);
            key = (await users.GetAuthenticatorKeyAsync(user))!;
            // The new key changed the security stamp; without a fresh cookie this session would end.
            await signIn.RefreshSignInAsync(user);
        }

        Key = key;
    }
}
