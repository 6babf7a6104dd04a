using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Where an e-mailed link leads: a button, because mailboxes open links by themselves to look at them.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
[ResponseCache(NoStore = true)]
public sealed class SignInLinkModel(SignInLinks links, SignInManager<User> signIn, UserManager<User> users, AuditLog audit, TimeProvider clock) : PortalPage
{
    public bool IsGood { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation) => IsGood = await links.IsGoodAsync(token, cancellation);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancellation)
    {
        // Asked again: the account may have been closed or given other roles since the link was sent.
        if (await links.UseAsync(token, cancellation) is not { } id || await users.FindByIdAsync(id.ToString()) is not { ClosedAt: null, TwoFactorEnabled: false } user
            || !SignInStrength.IsForLink(await users.GetRolesAsync(user)))
            return Page();
        user.LastSignInAt = clock.GetUtcNow();
        // Whoever reads the mailbox has shown that it is theirs.
        user.EmailConfirmed = true;
        await users.UpdateAsync(user);
        await audit.RecordAsync(user.Id.ToString(), "signed-in", user.Id.ToString(), "link");
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [new Claim("amr", SignInStrength.EmailedLink)]);
        return Redirect(T.Link(PageAddress.Workrooms));
    }
}
