using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using OpenContracting.Jobs.Exports;
using OpenContracting.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.People;

namespace OpenContracting.Jobs.Releases;

/// <summary>Notices that the tables behind the stored releases are others now, and has the kept exports read anew.</summary>
/// <remarks>What comes out as before is no change to readers: only what differs reaches the change feed.</remarks>
public sealed class ChangedTables(IDbContextFactory<Db> databases, KeptExports exports, TimeProvider clock, ILogger<ChangedTables> log)
{
    private const string Key = "release-tables";

    private bool settled;

    /// <summary>Whether releases are stored that were made by other tables than those in use.</summary>
    public static async Task<bool> WaitAsync(Db db, CancellationToken cancellation) =>
        await db.Settings.Where(setting => setting.Key == Key).Select(setting => setting.Value).SingleOrDefaultAsync(cancellation) is { } known
        && known != ReleaseTables.Version;

    /// <summary>Has all exports read anew if the tables are others; while other work is under way, the next call tries again.</summary>
    public async Task RebuildAsync(CancellationToken cancellation)
    {
        if (settled)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await WaitAsync(db, cancellation))
        {
            if (await exports.RebuildAsync(0, cancellation) is not { } count)
                return;
            log.LogInformation("The tables by which releases are made have changed: {Exports} exports are read anew.", count);
        }

        // Only now: were the process to end before this, they would be read twice, which does no harm.
        await NoteAsync(db, cancellation);
        settled = true;
    }

    private async Task NoteAsync(Db db, CancellationToken cancellation)
    {
        var known = await db.Settings.SingleOrDefaultAsync(setting => setting.Key == Key, cancellation);
        if (known?.Value == ReleaseTables.Version)
            return;
        if (known is null)
            db.Settings.Add(known = new Setting { Key = Key, Value = "", ChangedAt = default });
        known.Value = ReleaseTables.Version;
        known.ChangedAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
    }
}
