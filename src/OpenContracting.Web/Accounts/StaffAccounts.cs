using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>Making, changing and closing the accounts of staff; every act is noted in the audit log.</summary>
public sealed class StaffAccounts(Db db, UserManager<User> users, RoleManager<Role> roles, AuditLog audit, TimeProvider clock)
{
    public Task<List<StaffMember>> ListAsync(CancellationToken cancellation) =>
        db.Users.AsNoTracking().OrderBy(user => user.CreatedAt)
            .Select(user => new StaffMember(
                user.Id, user.Email!, user.DisplayName, user.TwoFactorEnabled, user.LastSignInAt, user.ClosedAt,
                db.UserRoles.Where(has => has.UserId == user.Id)
                    .Join(db.Roles, has => has.RoleId, role => role.Id, (_, role) => role.Name!).OrderBy(name => name).ToList(),
                db.UserInstitutions.Where(may => may.UserId == user.Id).Select(may => may.Institution).OrderBy(code => code).ToList()))
            .ToListAsync(cancellation);

    public Task<User?> FindAsync(string email) => users.FindByEmailAsync(email);

    /// <summary>Makes an account; without a password until its owner opens a setup link.</summary>
    public async Task<IdentityResult> AddAsync(string actor, User user, string? password, IEnumerable<string> roleNames, IEnumerable<string> institutions)
    {
        user.UserName = user.Email;
        user.CreatedAt = clock.GetUtcNow();
        var made = password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, password);
        if (!made.Succeeded)
            return made;
        await audit.RecordAsync(actor, "user-added", user.Id.ToString());
        foreach (var role in roleNames)
            await GrantAsync(actor, user, role);
        foreach (var institution in institutions)
            db.UserInstitutions.Add(new UserInstitution { UserId = user.Id, Institution = institution });
        await db.SaveChangesAsync();
        return made;
    }

    public async Task<bool> GrantAsync(string actor, User user, string role)
    {
        if (!Roles.All.Contains(role))
            return false;
        if (!await roles.RoleExistsAsync(role))
            await roles.CreateAsync(new Role { Id = Guid.CreateVersion7(), Name = role });
        if (!await users.IsInRoleAsync(user, role))
        {
            await users.AddToRoleAsync(user, role);
            await users.UpdateSecurityStampAsync(user);
            await audit.RecordAsync(actor, "user-role-added", user.Id.ToString(), role);
        }

        return true;
    }

    public async Task WithdrawAsync(string actor, User user, string role)
    {
        if (!await users.IsInRoleAsync(user, role))
            return;
        await users.RemoveFromRoleAsync(user, role);
        await users.UpdateSecurityStampAsync(user);
        await audit.RecordAsync(actor, "user-role-removed", user.Id.ToString(), role);
    }

    /// <summary>The account can no longer sign in; open sessions end within a minute.</summary>
    public async Task CloseAsync(string actor, User user)
    {
        user.ClosedAt = clock.GetUtcNow();
        await users.SetLockoutEnabledAsync(user, true);
        await users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue);
        await users.UpdateSecurityStampAsync(user);
        await audit.RecordAsync(actor, "user-closed", user.Id.ToString());
    }

    /// <summary>Sets the password of someone who opened a setup link.</summary>
    public async Task<IdentityResult> SetPasswordAsync(User user, string password)
    {
        var valid = await Task.WhenAll(users.PasswordValidators.Select(validator => validator.ValidateAsync(users, user, password)));
        if (valid.FirstOrDefault(result => !result.Succeeded) is { } refused)
            return refused;
        await users.RemovePasswordAsync(user);
        var set = await users.AddPasswordAsync(user, password);
        if (set.Succeeded)
            await audit.RecordAsync(user.Id.ToString(), "password-set", user.Id.ToString());
        return set;
    }

    /// <summary>Forgets the authenticator, so that its owner sets a new one up at the next sign-in.</summary>
    public async Task ResetAuthenticatorAsync(string actor, User user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.ResetAuthenticatorKeyAsync(user);
        await audit.RecordAsync(actor, "authenticator-reset", user.Id.ToString());
    }
}
