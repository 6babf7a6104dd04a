using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Officers;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>An institution's own desk: its projects and what they lack, its processes and rows, what its officers sent.</summary>
[Authorize(Policies.Officer)]
[ResponseCache(NoStore = true)]
public sealed class OwnModel(OwnDesk desk, OwnStatements statements, UserManager<User> users) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<string> Institutions { get; private set; } = [];
    public IReadOnlyList<OwnProject> Projects { get; private set; } = [];
    public IReadOnlyList<OwnProcess> Processes { get; private set; } = [];
    public IReadOnlyList<OwnRow> Rows { get; private set; } = [];
    public IReadOnlyList<Export> Sent { get; private set; } = [];

    [TempData]
    public string? Said { get; set; }

    [TempData]
    public string? SaidOf { get; set; }

    private string Actor => users.GetUserId(User)!;

    public string NameOf(string institution) => OpenContracting.Standards.Panama.Institutions.Of().All.FirstOrDefault(each => each.Id == institution)?.Name ?? institution;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Skip = Math.Max(0, Skip);
        Institutions = await desk.InstitutionsAsync(Guid.Parse(Actor), cancellation);
        Projects = await desk.ProjectsAsync(Institutions, Skip, cancellation);
        Processes = await desk.ProcessesAsync(Institutions, cancellation);
        Rows = await desk.RowsAsync(Institutions, cancellation);
        Sent = await desk.SentAsync(Institutions, cancellation);
    }

    public async Task<IActionResult> OnPostFileAsync(IFormFile? file, CancellationToken cancellation)
    {
        var institutions = await desk.InstitutionsAsync(Guid.Parse(Actor), cancellation);
        if (institutions.Count == 0)
            return NotFound();
        if (file is null || file.Length is 0 or > OwnStatements.LargestFile)
            return Back("own.saidNoTemplate", null);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellation);
        var foreign = new List<string>();
        var receipt = await statements.SendFileAsync(Actor, institutions, Path.GetFileName(file.FileName), bytes.ToArray(), foreign, cancellation);
        return foreign.Count > 0 ? Back("own.saidForeign", string.Join(", ", foreign.Take(10)))
            : receipt is null ? Back("own.saidNoTemplate", null)
            : Back(receipt.Known ? "own.saidKnown" : "own.saidSent", receipt.ExportId.ToString());
    }

    public async Task<IActionResult> OnPostAgainAsync(long export, CancellationToken cancellation) =>
        await statements.RepeatAsync(Actor, await desk.InstitutionsAsync(Guid.Parse(Actor), cancellation), export, cancellation) is { } receipt
            ? Back("own.saidAgain", receipt.ExportId.ToString())
            : NotFound();

    private RedirectResult Back(string said, string? of)
    {
        (Said, SaidOf) = (said, of);
        return Redirect(T.Link(PageAddress.Own));
    }
}
