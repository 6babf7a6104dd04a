using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Sharing;

namespace OpenContracting.Web.Pages.Projects;

/// <summary>A page that says the most important of a published project in little space.</summary>
public abstract class SheetPage(ProjectSearch search, ShortAddresses addresses, PublicAddress address, TimeProvider clock) : PortalPage, IDisposable
{
    public ProjectSheet Sheet { get; private set; } = null!;

    /// <summary>The project's whole address on the portal, the short one where it has it.</summary>
    public string Address { get; private set; } = "";

    public string Title => Sheet.Row.Title ?? T["works.untitled"];

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await search.FindAsync(id, cancellation) is not { State: ProjectState.Published } row)
            return NotFound();
        Sheet = new ProjectSheet(row, T, clock.GetUtcNow());
        Address = address.Of(await addresses.OfAsync(id, cancellation) ?? T.Link(PageAddress.Project, id));
        Prepare();
        return Page();
    }

    public void Dispose()
    {
        Sheet?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual void Prepare()
    {
    }
}
