using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Officers;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>An institution's answers to observations about its works, printed beside them.</summary>
[Authorize(Policies.Officer)]
[ResponseCache(NoStore = true)]
public sealed class RepliesModel(CaseDesk desk, CaseBook book, CaseSettings settings, OwnDesk own, UserManager<User> users) : PortalPage
{
    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    /// <summary>What the works are called, by id.</summary>
    public IReadOnlyDictionary<string, string> Titles { get; private set; } = new Dictionary<string, string>();

    public int Days => settings.ReplyDays;

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    private string Actor => users.GetUserId(User)!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Rows = [.. (await desk.OfInstitutionsAsync(await InstitutionsAsync(cancellation), cancellation)).Where(one => one.PublicText is not null).Select(book.Row)];
        Titles = await desk.TitlesAsync(Rows.Select(row => row.Case), cancellation);
    }

    public async Task<IActionResult> OnPostAsync(long id, string? text, CancellationToken cancellation)
    {
        var refusal = await desk.ReplyAsync(Actor, await InstitutionsAsync(cancellation), id, text, cancellation);
        Said = refusal is null ? "caseDesk.said" : "caseDesk.refusal." + refusal;
        return Redirect(T.Link(PageAddress.ReplyDesk));
    }

    private Task<List<string>> InstitutionsAsync(CancellationToken cancellation) => own.InstitutionsAsync(Guid.Parse(Actor), cancellation);
}
