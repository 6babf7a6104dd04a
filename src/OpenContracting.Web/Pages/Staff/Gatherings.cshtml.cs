using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Gatherings;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Gatherings;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Announcing gatherings, and counting who came: by those who keep committees.</summary>
[Authorize(Policies.Committees)]
[ResponseCache(NoStore = true)]
public sealed class GatheringsModel(GatheringBook book, UserManager<User> users) : PortalPage
{
    [BindProperty]
    public GatheringForm Form { get; set; } = new();

    /// <summary>The one to change; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Id { get; set; }

    public IReadOnlyList<Gathering> All { get; private set; } = [];

    /// <summary>What is wrong, texts' keys.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What became of the last act, a text's key.</summary>
    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (Id is { } id)
        {
            if (await book.FindAsync(id, cancellation) is not { } gathering)
                return NotFound();
            Form = GatheringForm.Of(gathering);
        }

        All = await book.ListAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Problems = ModelState.IsValid ? Form.Problems() : ["committeeForm.unreadable"];
        if (Problems.Count > 0)
        {
            All = await book.ListAsync(cancellation);
            return Page();
        }

        if (!await book.SaveAsync(users.GetUserId(User)!, Id, Form, cancellation))
            return NotFound();
        Said = "committeeDesk.saved";
        return Redirect(T.Link(PageAddress.GatheringDesk));
    }
}
