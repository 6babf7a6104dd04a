using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Accounts;

/// <summary>Links by which committees and civil society sign in: each works once, for fifteen minutes. Only a hash of the token is stored.</summary>
public sealed class SignInLinks(IDbContextFactory<Db> databases, TimeProvider clock)
{
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(15);

    private const string Prefix = "sign-in-link:";

    /// <summary>Whoever asks again sooner gets no other: nobody's mailbox is filled by a stranger.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>A token for an account; earlier ones stop working. Null when one was made a moment ago.</summary>
    public async Task<string?> CreateAsync(Guid user, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var (key, now) = (Prefix + user, clock.GetUtcNow());
        var setting = await db.Settings.FindAsync([key], cancellation);
        if (setting is not null && now < setting.ChangedAt + Pause)
            return null;
        var (token, hash) = OneTimeToken.New();
        if (setting is null)
            db.Settings.Add(setting = new Setting { Key = key, Value = "", ChangedAt = now });
        (setting.Value, setting.ChangedAt) = (hash, now);
        await db.SaveChangesAsync(cancellation);
        return token;
    }

    /// <summary>Whether a token would open an account now.</summary>
    public async Task<bool> IsGoodAsync(string token, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await FindAsync(db, token, cancellation) is not null;
    }

    /// <summary>Uses a token up: whose it was; null when it is unknown, used or too old.</summary>
    public async Task<Guid?> UseAsync(string token, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await FindAsync(db, token, cancellation) is not { } setting)
            return null;
        var (key, hash) = (setting.Key, setting.Value);
        // The row stays, without its hash, so that the pause between two links holds.
        return await db.Settings.Where(each => each.Key == key && each.Value == hash).ExecuteUpdateAsync(set => set.SetProperty(each => each.Value, ""), cancellation) == 1
            ? Guid.Parse(key[Prefix.Length..], CultureInfo.InvariantCulture) : null;
    }

    private async Task<Setting?> FindAsync(Db db, string token, CancellationToken cancellation)
    {
        var hash = OneTimeToken.Hash(token);
        var setting = await db.Settings.AsNoTracking().FirstOrDefaultAsync(each => each.Key.StartsWith(Prefix) && each.Value == hash, cancellation);
        return setting is null || clock.GetUtcNow() > setting.ChangedAt + Validity ? null : setting;
    }
}
