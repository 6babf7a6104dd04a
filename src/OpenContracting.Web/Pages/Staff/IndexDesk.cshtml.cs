using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Worksheets;
using OpenContracting.Storage;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Worksheets;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The editions of the transparency index, and a form by which a file of one comes in.</summary>
[Authorize(Policies.Index)]
[ResponseCache(NoStore = true)]
[RequestSizeLimit(IndexIntake.Largest + (1 << 20))]
public sealed class IndexDeskModel(Db db, IndexIntake intake, UserManager<User> users) : PortalPage
{
    /// <summary>Faults are told one by one up to this many.</summary>
    public const int FaultsShown = 50;

    /// <summary>Whether they bring and publish editions, and do not only read what others entered.</summary>
    public bool IsAnalyst => User.IsInRole(Roles.CostAnalyst) || User.IsInRole(Roles.Administrator);

    public IReadOnlyList<IndexEdition> Editions { get; private set; } = [];

    /// <summary>Why the file sent was not taken in.</summary>
    public string? Mistake { get; private set; }

    public IReadOnlyList<IndexFault> Faults { get; private set; } = [];

    [BindProperty]
    public IndexKind Kind { get; set; } = IndexKind.Worksheet;

    [BindProperty]
    public string? Source { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (!IsAnalyst)
            return Forbid();
        if (file is null || file.Length is 0 or > IndexIntake.Largest || !Enum.IsDefined(Kind))
        {
            Mistake = T.Say("indexDesk.noFile", IndexIntake.Largest >> 20);
            return await ShowAsync(cancellation);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        var taking = await intake.TakeAsync(bytes.ToArray(), Path.GetFileName(file.FileName), Kind, Source, users.GetUserId(User)!, cancellation);
        if (taking.Outcome is IndexOutcome.Made or IndexOutcome.Replaced)
        {
            TempData["Said"] = "index.outcome." + taking.Outcome;
            return Redirect(T.Link(PageAddress.IndexSheet, $"{taking.Id}"));
        }

        Mistake = T.Say("index.outcome." + taking.Outcome, taking.Edition);
        Faults = taking.Faults;
        return await ShowAsync(cancellation);
    }

    /// <summary>The parts that are known by name, without a weight, to begin a worksheet with.</summary>
    public IActionResult OnGetSample() =>
        File(IndexTable.Write(Standards.Panama.TransparencyIndex.Of().Sheet("2023").Select(row => row with { Edition = "2026", Score = null, Source = "" })), "text/csv; charset=utf-8", "iti-hoja.csv");

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Editions = await db.IndexEditions.AsNoTracking().Include(edition => edition.Imports).OrderByDescending(edition => edition.Name).ToListAsync(cancellation);
        return Page();
    }
}
