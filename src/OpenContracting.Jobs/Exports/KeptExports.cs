using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Jobs.Exports;

/// <summary>What a person does with exports that are kept: have them read anew, or take one back that should not have come in.</summary>
/// <remarks>
/// An export that says what an earlier one said adds nothing, so whatever happens to one concerns those after it: they are all
/// read again. The same bytes, tables and program give the same releases again.
/// </remarks>
public sealed class KeptExports(IDbContextFactory<Db> databases, Chain chain)
{
    /// <summary>The code of an export that a person took back.</summary>
    public const string TakenBack = "taken-back";

    /// <summary>Has exports read anew: one and all after it, or all.</summary>
    /// <returns>How many; null while other work is under way.</returns>
    public async Task<int?> RebuildAsync(long from, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var ids = await db.Exports.Where(export => export.Id >= from && export.State == ExportState.Released)
            .OrderBy(export => export.Id).Select(export => export.Id).ToListAsync(cancellation);
        return await chain.RebuildAsync(ids, cancellation) ? ids.Count : null;
    }

    /// <summary>Takes an export back: nothing of it counts any more, but its bytes are kept.</summary>
    /// <returns>How many later exports are read anew; null where there is no such export, or other work is under way.</returns>
    public async Task<int?> TakeBackAsync(long exportId, string reason, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var taken = await db.TransactionAsync(async () =>
        {
            if (await db.Runs.AnyAsync(run => run.State == RunState.Running, cancellation))
                return false;
            var marked = await db.Exports.Where(export => export.Id == exportId && export.State == ExportState.Released).ExecuteUpdateAsync(
                update => update
                    .SetProperty(export => export.State, ExportState.Refused)
                    .SetProperty(export => export.RefusalCode, TakenBack)
                    .SetProperty(export => export.RefusalDetail, reason),
                cancellation);
            if (marked == 0)
                return false;
            await ReleasesOfExport.RemoveAsync(db, exportId, cancellation);
            // What the public never saw goes with it; what it saw stays until a person withdraws it.
            await db.ContractingProcesses
                .Where(process => !db.Releases.Any(release => release.ProcessKey == process.ProcessKey)
                    && !db.Projects.Any(project => project.ProjectId == process.ProjectId && project.State != ProjectState.LeftOut))
                .ExecuteDeleteAsync(cancellation);
            return true;
        }, cancellation);
        if (!taken)
            return null;
        // What comes in between is let through first.
        int? rebuilt;
        while ((rebuilt = await RebuildAsync(exportId + 1, cancellation)) is null)
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        await chain.RequestPublicationAsync(cancellation);
        return rebuilt;
    }
}
