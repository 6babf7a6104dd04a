using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Web.Cases;

namespace OpenContracting.Web.Pages.Cases;

/// <summary>An observation with its answer and its history; of one that is not public, that history alone.</summary>
[ResponseCache(NoStore = true)]
public sealed class CaseModel(CaseBook book, Db db) : PortalPage
{
    public CaseRow Row { get; private set; } = null!;

    /// <summary>The title of its work.</summary>
    public string? Title { get; private set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (await book.FindAsync(id, cancellation) is not { } row)
            return NotFound();
        Row = row;
        Title = await db.Projects.Where(project => project.ProjectId == row.Case.ProjectId).Select(project => project.Title).FirstOrDefaultAsync(cancellation);
        return Page();
    }
}
