using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>Keys that live in a phone or computer (WebAuthn), as Identity keeps them.</summary>
public sealed class Passkeys(SignInManager<User> signIn, UserManager<User> users, AuditLog audit, TimeProvider clock)
{
    /// <summary>More than anybody has devices.</summary>
    private const int Most = 10;

    private const int LongestName = 60;

    public Task<IList<UserPasskeyInfo>> OfAsync(User user) => users.GetPasskeysAsync(user);

    /// <summary>What a browser needs to make a key.</summary>
    public Task<string> CreationOptionsAsync(User user) =>
        signIn.MakePasskeyCreationOptionsAsync(new() { Id = user.Id.ToString(), Name = user.Email!, DisplayName = user.DisplayName ?? user.Email! });

    /// <summary>Keeps a key that a browser made.</summary>
    public async Task<bool> AddAsync(User user, string credential, string? name)
    {
        if ((await users.GetPasskeysAsync(user)).Count >= Most)
            return false;
        var made = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!made.Succeeded)
            return false;
        made.Passkey.Name = string.IsNullOrWhiteSpace(name) ? null : name.Trim()[..Math.Min(name.Trim().Length, LongestName)];
        var kept = await users.AddOrUpdatePasskeyAsync(user, made.Passkey);
        if (kept.Succeeded)
            await audit.RecordAsync(user.Id.ToString(), "passkey-added", user.Id.ToString());
        return kept.Succeeded;
    }

    public async Task<bool> RemoveAsync(User user, byte[] credential)
    {
        var gone = (await users.RemovePasskeyAsync(user, credential)).Succeeded;
        if (gone)
            await audit.RecordAsync(user.Id.ToString(), "passkey-removed", user.Id.ToString());
        return gone;
    }

    /// <summary>What a browser needs to show a key it has; the same whoever asks.</summary>
    public Task<string> RequestOptionsAsync() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Signs in whoever showed their key; false when it is none of ours, or its account is closed.</summary>
    public async Task<bool> SignInAsync(string credential)
    {
        var shown = await signIn.PerformPasskeyAssertionAsync(credential);
        if (!shown.Succeeded || shown.User.ClosedAt is not null || !shown.Passkey.IsUserVerified || !await signIn.CanSignInAsync(shown.User) || await users.IsLockedOutAsync(shown.User))
            return false;
        // Its counter, which shows a copied key.
        await users.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey);
        shown.User.LastSignInAt = clock.GetUtcNow();
        await users.UpdateAsync(shown.User);
        await audit.RecordAsync(shown.User.Id.ToString(), "signed-in", shown.User.Id.ToString(), "passkey");
        await signIn.SignInWithClaimsAsync(shown.User, isPersistent: false, [new Claim("amr", SignInStrength.TwoFactors)]);
        return true;
    }
}
