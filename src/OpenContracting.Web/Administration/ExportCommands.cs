using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>Exports that are kept: what came of their rows, reading them anew, and taking one back.</summary>
internal static class ExportCommands
{
    public static async Task ListAsync(AdminCall call)
    {
        var db = call.Get<Db>();
        var tables = (await db.ExportTables.AsNoTracking().ToListAsync()).ToLookup(table => table.ExportId);
        var exports = await db.Exports.AsNoTracking().OrderBy(export => export.Id).ToListAsync();
        if (exports.Count == 0)
            call.Say("admin.noExports");
        foreach (var export in exports)
        {
            var rows = tables[export.Id].ToList();
            call.Say("admin.export", export.Id, export.Name, export.Source, PortalTexts.Console("exportState." + export.State), rows.Sum(table => table.Rows), rows.Sum(table => table.Used),
                rows.Sum(table => table.Quarantined), rows.Sum(table => table.Duplicates), export.NewReleases);
        }
    }

    public static async Task TakeBackAsync(AdminCall call)
    {
        var export = Number(call, "--export");
        var rebuilt = await call.Get<KeptExports>().TakeBackAsync(export, call.Options["--reason"], default)
            ?? throw new OperatorMistakeException(PortalTexts.Console("admin.notTakenBack", export));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "export-taken-back", Text(export), call.Options["--reason"]);
        call.Say("admin.takenBack", export, rebuilt);
    }

    public static async Task RebuildAsync(AdminCall call)
    {
        var from = call.Option("--from") is null ? 0 : Number(call, "--from");
        var exports = await call.Get<KeptExports>().RebuildAsync(from, default)
            ?? throw new OperatorMistakeException(PortalTexts.Console("admin.busy"));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "exports-rebuilt", Text(from), Text(exports));
        call.Say("admin.rebuilding", exports);
    }

    private static long Number(AdminCall call, string option) =>
        long.TryParse(call.Option(option), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new OperatorMistakeException(PortalTexts.Console("admin.number", option, call.Option(option)));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
