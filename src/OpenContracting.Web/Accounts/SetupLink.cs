using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>
/// Links that work once and for a day: the first makes the administrator's account, later ones let an invited person
/// choose a password. Only a hash of the token is stored.
/// </summary>
public sealed class SetupLink(IDbContextFactory<Db> databases, TimeProvider clock)
{
    private const string Prefix = "setup-link:";

    /// <summary>Stands for the account that is made with the link, while there is none.</summary>
    private const string FirstAccount = "first";

    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    /// <summary>A new token for the first account; null when there are accounts already. Earlier ones stop working.</summary>
    public async Task<string?> CreateFirstAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Users.AnyAsync(cancellation))
            return null;
        return await CreateAsync(db, FirstAccount, cancellation);
    }

    /// <summary>A new token for an account that exists. Earlier ones stop working.</summary>
    public async Task<string> CreateAsync(Guid userId, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await CreateAsync(db, userId.ToString(), cancellation);
    }

    /// <summary>Whom a token is for; null when it is unknown, used or expired.</summary>
    public async Task<SetupInvitation?> FindAsync(string token, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = OneTimeToken.Hash(token);
        var setting = await db.Settings.AsNoTracking()
            .FirstOrDefaultAsync(setting => setting.Key.StartsWith(Prefix) && setting.Value == hash, cancellation);
        if (setting is null || clock.GetUtcNow() > setting.ChangedAt + Validity)
            return null;
        var whom = setting.Key[Prefix.Length..];
        if (whom == FirstAccount)
            return await db.Users.AnyAsync(cancellation) ? null : new SetupInvitation(null);
        return new SetupInvitation(Guid.Parse(whom, CultureInfo.InvariantCulture));
    }

    /// <summary>Uses a token up; false when someone else did in the meantime.</summary>
    public async Task<bool> UseAsync(string token, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hash = OneTimeToken.Hash(token);
        return await db.Settings.Where(setting => setting.Key.StartsWith(Prefix) && setting.Value == hash)
            .ExecuteDeleteAsync(cancellation) == 1;
    }

    private async Task<string> CreateAsync(Db db, string whom, CancellationToken cancellation)
    {
        var (token, hash) = OneTimeToken.New();
        var key = Prefix + whom;
        // Replaced in one statement, else added: web processes that start at the same moment may both get here.
        var now = clock.GetUtcNow();
        while (await db.Settings.Where(setting => setting.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(setting => setting.Value, hash).SetProperty(setting => setting.ChangedAt, now), cancellation) == 0)
            try
            {
                db.Settings.Add(new Setting { Key = key, Value = hash, ChangedAt = now });
                await db.SaveChangesAsync(cancellation);
                break;
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
            }

        return token;
    }
}
