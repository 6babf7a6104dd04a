using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Storage;
using OpenContracting.Storage.Budgets;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Files of budget execution: one comes in by a form, and what became of each is told. Not for officers: a file may hold the figures of any institution.</summary>
[Authorize(Policies.Curator)]
[ResponseCache(NoStore = true)]
[RequestSizeLimit(BudgetIntake.Largest + (1 << 20))]
public sealed class BudgetsModel(Db db, BudgetIntake intake, InstanceKind kind, UserManager<User> users) : PortalPage
{
    /// <summary>How many rows that could not be used are shown of an import; all of them are kept.</summary>
    public const int RowsShown = 50;

    /// <summary>Of which import rows are shown; the last one when none is named.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Import { get; set; }

    public IReadOnlyList<BudgetImport> Imports { get; private set; } = [];

    public IReadOnlyList<BudgetRefusal> Refused { get; private set; } = [];

    public BudgetImport? Shown => Imports.FirstOrDefault(import => import.Id == Import);

    /// <summary>Why the file sent could not be read at all.</summary>
    public string? Mistake { get; private set; }

    [TempData]
    public string? Said { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length is 0 or > BudgetIntake.Largest)
            return await MistakenAsync(T.Say("budgetDesk.noFile", BudgetIntake.Largest >> 20), cancellation);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        try
        {
            var (import, isRepeated) = await intake.TakeAsync(bytes.ToArray(), Path.GetFileName(file.FileName), users.GetUserId(User)!, kind.IsDemo, cancellation);
            Said = isRepeated ? "budgetDesk.repeated" : "budgetDesk.taken";
            return Redirect($"{T.Link(PageAddress.BudgetDesk)}?Import={import.Id}");
        }
        catch (BudgetFileException mistake)
        {
            return await MistakenAsync(mistake.In(T.Language), cancellation);
        }
    }

    /// <summary>A sample with every column, of which this instance could take a copy in.</summary>
    public IActionResult OnGetSample()
    {
        using var sample = new MemoryStream();
        BudgetTable.Write(sample, BudgetSample.Rows);
        return File(sample.ToArray(), "text/csv; charset=utf-8", "presupuesto-muestra.csv");
    }

    private async Task<IActionResult> MistakenAsync(string mistake, CancellationToken cancellation)
    {
        Mistake = mistake;
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Imports = await db.BudgetImports.AsNoTracking().OrderByDescending(import => import.Id).Take(100).ToListAsync(cancellation);
        Import ??= Imports.FirstOrDefault()?.Id;
        Refused = await db.BudgetRefusedRows.AsNoTracking().Where(row => row.ImportId == Import).OrderBy(row => row.Row).Take(RowsShown)
            .Select(row => new BudgetRefusal(row.Row, row.Code, row.Column, row.Found, row.Raw)).ToListAsync(cancellation);
        return Page();
    }
}
