using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Exports;
using OpenContracting.Jobs.Releases;
using OpenContracting.Storage;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;

namespace OpenContracting.Web.Queries;

/// <summary>How the instance is doing: what came in, what is being done with it, what was published and what was left out.</summary>
public sealed class StatusReport(Db db)
{
    public Task<List<ExportStatus>> ExportsAsync(int count, CancellationToken cancellation) =>
        db.Exports.AsNoTracking().Where(export => export.State != ExportState.Receiving)
            .OrderByDescending(export => export.Id).Take(count)
            .Select(export => new ExportStatus(
                export,
                db.ExportTables.Where(table => table.ExportId == export.Id).Sum(table => (long?)table.Rows) ?? 0,
                db.ExportTables.Where(table => table.ExportId == export.Id).Sum(table => (long?)table.Used) ?? 0,
                db.ExportTables.Where(table => table.ExportId == export.Id).Sum(table => (long?)table.Quarantined) ?? 0,
                db.ExportTables.Where(table => table.ExportId == export.Id).Sum(table => (long?)table.Duplicates) ?? 0))
            .ToListAsync(cancellation);

    public Task<int> ExportCountAsync(CancellationToken cancellation) =>
        db.Exports.CountAsync(export => export.State != ExportState.Receiving, cancellation);

    public Task<Export?> ExportAsync(long id, CancellationToken cancellation) =>
        db.Exports.AsNoTracking().FirstOrDefaultAsync(export => export.Id == id && export.State != ExportState.Receiving, cancellation);

    public Task<List<ExportTable>> TablesAsync(long exportId, CancellationToken cancellation) =>
        db.ExportTables.AsNoTracking().Where(table => table.ExportId == exportId).OrderBy(table => table.Table).ToListAsync(cancellation);

    /// <summary>The export that came after another of the same period or name, and so heals what it has in quarantine.</summary>
    public Task<Export?> HealerAsync(Export export, CancellationToken cancellation) =>
        OpenQuarantine.HealersOf(db, export).AsNoTracking().FirstOrDefaultAsync(cancellation);

    /// <summary>Why rows of an export are in quarantine, or of all those that no later delivery has healed; most frequent first.</summary>
    public Task<List<QuarantineReason>> QuarantineAsync(long? exportId, CancellationToken cancellation) =>
        (exportId is null ? OpenQuarantine.Of(db) : db.ExportQuarantine.Where(row => row.ExportId == exportId))
            .GroupBy(row => row.Code)
            .Select(group => new { group.Key, Rows = group.Count() })
            .OrderByDescending(group => group.Rows).ThenBy(group => group.Key)
            .Select(group => new QuarantineReason(group.Key, group.Rows))
            .ToListAsync(cancellation);

    /// <summary>The first quarantined rows of an export, without the values: these may be what must not be shown.</summary>
    public Task<List<QuarantinedPlace>> QuarantinedRowsAsync(long exportId, int count, CancellationToken cancellation) =>
        db.ExportQuarantine.Where(row => row.ExportId == exportId).OrderBy(row => row.Number).Take(count)
            .Select(row => new QuarantinedPlace(row.Table, row.Row, row.Code, row.Column))
            .ToListAsync(cancellation);

    /// <summary>Whether releases wait to be made anew by tables that have changed, or are being made so.</summary>
    public async Task<bool> TablesChangedAsync(CancellationToken cancellation) =>
        await ChangedTables.WaitAsync(db, cancellation)
        || await db.Runs.AnyAsync(run => run.Kind == RunKind.Rebuild && run.State == RunState.Running, cancellation);

    /// <summary>What is under way, and then the newest: a publication may have begun to wait before many an intake.</summary>
    public Task<List<Run>> RunsAsync(int count, CancellationToken cancellation) =>
        db.Runs.AsNoTracking()
            .OrderByDescending(run => run.State == RunState.Running || run.State == RunState.Waiting).ThenByDescending(run => run.Id)
            .Take(count).ToListAsync(cancellation);

    public Task<Run?> RunOfAsync(long exportId, CancellationToken cancellation) =>
        db.Runs.AsNoTracking().Where(run => run.ExportId == exportId).OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancellation);

    public Task<List<Publication>> PublicationsAsync(int count, CancellationToken cancellation) =>
        db.Publications.AsNoTracking().Where(publication => publication.State != PublicationState.Building)
            .OrderByDescending(publication => publication.Id).Take(count).ToListAsync(cancellation);
}
