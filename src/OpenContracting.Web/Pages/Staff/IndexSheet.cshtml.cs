using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Worksheets;
using OpenContracting.Standards.Ids;
using OpenContracting.Storage;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Queries.Transparency;
using OpenContracting.Web.Worksheets;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>An edition of the index on the desk: the sheet of the country or of one institution, with a form for each indicator.</summary>
[Authorize(Policies.Index)]
[ResponseCache(NoStore = true)]
public sealed class IndexSheetModel(Db db, IndexRegister register, IndexSheets sheets, TransparencyRegister transparency, UserManager<User> users) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Whose sheet; that of the country when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Institution { get; set; }

    public IndexAccount Account { get; private set; } = null!;

    public IReadOnlyList<IndexLine> Lines { get; private set; } = [];

    /// <summary>Core coverage as counted from the data, which stands beside.</summary>
    public decimal? Ours { get; private set; }

    public string? InstitutionName => Institution is null ? null : Standards.Panama.Institutions.Of().Find(Institution)?.Name;

    /// <summary>What was typed in a form that could not be taken, by the code of its indicator.</summary>
    public IndexTyped Typed { get; private set; } = new();

    public bool IsAnalyst => User.IsInRole(Roles.CostAnalyst) || User.IsInRole(Roles.Administrator);

    public bool IsOpen => Account.Edition is { Kind: IndexKind.Worksheet, State: IndexState.Open };

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    public string Actor => users.GetUserId(User)!;

    private IReadOnlyDictionary<string, string?> names = new Dictionary<string, string?>();

    public Task<IActionResult> OnGetAsync(CancellationToken cancellation) => ShowAsync(cancellation);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellation) => await register.FindAsync(Id, cancellation) is { } account
        ? File(IndexTable.Write(account.Rows), "text/csv; charset=utf-8", $"iti-{account.Edition.Name}.csv")
        : NotFound();

    public async Task<IActionResult> OnPostEnterAsync(IndexTyped typed, CancellationToken cancellation) =>
        IsAnalyst ? await BackAsync(typed, await sheets.EnterAsync(Actor, Id, Owner(typed), typed.Node, typed.Score, typed.Evidence, typed.Url, cancellation), cancellation) : Forbid();

    public async Task<IActionResult> OnPostReadAsync(IndexTyped typed, bool agrees, CancellationToken cancellation) =>
        await BackAsync(typed, await sheets.ReadAsync(Actor, Id, typed.Entry, agrees, typed.OtherScore, typed.Reason, cancellation), cancellation);

    public async Task<IActionResult> OnPostMoveAsync(IndexState to, CancellationToken cancellation) =>
        IsAnalyst ? await BackAsync(new(), await sheets.MoveAsync(Actor, Id, to, cancellation), cancellation) : Forbid();

    /// <summary>Who did something, by name.</summary>
    public string Who(string? id) => id is not null && names.GetValueOrDefault(id) is { } name ? name : T["indexDesk.nobody"];

    private string? Owner(IndexTyped typed) => typed.Country ? null : Institution;

    private async Task<IActionResult> BackAsync(IndexTyped typed, string said, CancellationToken cancellation)
    {
        Said = said;
        if (IndexSheets.Done(said))
            return Redirect($"{T.Link(PageAddress.IndexSheet, $"{Id}")}{(Institution is null ? "" : $"?Institution={Uri.EscapeDataString(Institution)}")}{(typed.Node is null ? "" : $"#part-{Uri.EscapeDataString(typed.Node)}")}");
        Typed = typed;
        return await ShowAsync(cancellation);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Institution = string.IsNullOrEmpty(Institution) ? null : Institution;
        if (await register.FindAsync(Id, cancellation) is not { } account || (Institution is not null && InstitutionName is null))
            return NotFound();
        Account = account;
        Lines = account.Sheet(Institution);
        names = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id.ToString(), user => user.DisplayName ?? user.Email, cancellation);
        var book = await transparency.ReadAsync(cancellation);
        Ours = Institution is null ? book.Nation.Whole(IdsSet.Core).Percentage : book.Find(Institution)?.Core.Percentage;
        return Page();
    }
}
