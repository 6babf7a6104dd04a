using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Web.Hosting;

/// <summary>What only one of several processes may do at a time, and not too often: kept as a setting that says when it was last done.</summary>
public static class Turn
{
    /// <summary>Of several processes, and of several times, one gets through.</summary>
    public static async Task<bool> TakeAsync(IDbContextFactory<Db> databases, TimeProvider clock, string key, TimeSpan after, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var before = now - after;
        if (!await db.Settings.AnyAsync(setting => setting.Key == key, cancellation))
        {
            db.Settings.Add(new Setting { Key = key, Value = "", ChangedAt = DateTimeOffset.UnixEpoch });
            try
            {
                await db.SaveChangesAsync(cancellation);
            }
            catch (DbUpdateException)
            {
                // Another process made it at the same moment.
            }
        }

        // A clock that was set back must not silence it until it has caught up.
        return await db.Settings.Where(setting => setting.Key == key && (setting.ChangedAt <= before || setting.ChangedAt > now)).ExecuteUpdateAsync(
            set => set.SetProperty(setting => setting.ChangedAt, now).SetProperty(setting => setting.Value, now.ToString("O", CultureInfo.InvariantCulture)),
            cancellation) == 1;
    }
}
