using OpenContracting.Storage;
using OpenContracting.Storage.Exports;

namespace OpenContracting.Jobs.Exports;

/// <summary>The rows in quarantine that still wait for their source: those that no later delivery of the same export has healed.</summary>
/// <remarks>
/// A later one is of the same source and shape, and of the same period or under the same file name, and has the row's table. What
/// it still has wrong stands in its own quarantine. The rows themselves are kept with the export they came in.
/// </remarks>
public static class OpenQuarantine
{
    public static IQueryable<ExportQuarantine> Of(Db db) =>
        db.ExportQuarantine.Where(row => !db.Exports.Any(own => own.Id == row.ExportId && db.Exports.Any(later =>
            later.State == ExportState.Released && later.Id > own.Id && later.Source == own.Source && later.Adapter == own.Adapter
            && (later.Name == own.Name || (own.Period != null && later.Period == own.Period))
            && db.ExportTables.Any(table => table.ExportId == later.Id && table.Table == row.Table))));

    /// <summary>The exports that heal the rows of another, the newest first.</summary>
    public static IQueryable<Export> HealersOf(Db db, Export export) => db.Exports
        .Where(later => later.State == ExportState.Released && later.Id > export.Id && later.Source == export.Source && later.Adapter == export.Adapter
            && (later.Name == export.Name || (export.Period != null && later.Period == export.Period)))
        .OrderByDescending(later => later.Id);
}
