using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.Runs;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Status;

public sealed class ExportModel(StatusReport report) : PortalPage
{
    public const int RowsShown = 100;

    public Export Export { get; private set; } = null!;

    public Run? Run { get; private set; }

    public IReadOnlyList<ExportTable> Tables { get; private set; } = [];

    public IReadOnlyList<QuarantineReason> Reasons { get; private set; } = [];

    public IReadOnlyList<QuarantinedPlace> Rows { get; private set; } = [];

    /// <summary>The later delivery that heals what this one has in quarantine; null while there is none.</summary>
    public Export? Healer { get; private set; }

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellation)
    {
        if (await report.ExportAsync(id, cancellation) is not { } export)
            return NotFound();
        Export = export;
        Run = await report.RunOfAsync(id, cancellation);
        Tables = await report.TablesAsync(id, cancellation);
        Healer = await report.HealerAsync(export, cancellation);
        Reasons = await report.QuarantineAsync(id, cancellation);
        Rows = await report.QuarantinedRowsAsync(id, RowsShown, cancellation);
        return Page();
    }
}
