using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The report on an export, for whoever asks and for whoever sent it.</summary>
public static class ExportReport
{
    /// <summary>Null when there is no such export.</summary>
    public static async Task<ExportDetailBody?> OfAsync(StatusReport report, long id, string language, CancellationToken cancellation)
    {
        if (await report.ExportAsync(id, cancellation) is not { } export)
            return null;
        var tables = await report.TablesAsync(id, cancellation);
        return new ExportDetailBody
        {
            Export = ExportBody.Of(new ExportStatus(
                export, tables.Sum(table => table.Rows), tables.Sum(table => table.Used), tables.Sum(table => table.Quarantined), tables.Sum(table => table.Duplicates)), language),
            Tables = [.. tables.Select(table => new TableBody(table.Table, table.Rows, table.Used, table.Quarantined, table.Duplicates))],
            UnknownTables = export.UnknownTables,
            Quarantine = (await report.QuarantineAsync(id, cancellation)).ToDictionary(reason => reason.Code, reason => reason.Count),
            Run = await report.RunOfAsync(id, cancellation) is { } run ? RunBody.Of(run) : null,
        };
    }
}
