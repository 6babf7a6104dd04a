using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>A committee's workroom: what was written down, who agrees, what is published, and the clocks.</summary>
[Authorize(Policies.Workroom)]
[ResponseCache(NoStore = true)]
public sealed class WorkroomModel(
    CommitteeRegister register, CommitteeSeats seats, VisitDrafts drafts, VisitPhotos photos, VisitBook visits, UserManager<User> users)
    : RoomPage(register, seats, users)
{
    private readonly CommitteeSeats seats = seats;

    public IReadOnlyList<VisitDraftRow> Drafts { get; private set; } = [];

    public IReadOnlyList<VisitRow> Visits { get; private set; } = [];

    /// <summary>What became of the last act, a text's key.</summary>
    [TempData]
    public string? Said { get; set; }

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await EnterAsync(id, cancellation))
            return NotFound();
        Drafts = await drafts.OpenAsync(Seat, cancellation);
        Visits = await visits.OfCommitteeAsync(Committee.Id, cancellation);
        return Page();
    }

    /// <summary>A picture of a draft.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(string id, int photo, CancellationToken cancellation) =>
        await EnterAsync(id, cancellation) && await photos.OfDraftAsync(Committee.Id, photo, cancellation) is { } found ? File(found.Content, found.Media) : NotFound();

    public async Task<IActionResult> OnPostDeclareAsync(string id, bool declared, string? interest, CancellationToken cancellation)
    {
        if (!await EnterAsync(id, cancellation))
            return NotFound();
        if (!declared || interest?.Length > Storage.Committees.Committee.LongestText)
            return Back("workroom.notDeclared");
        await seats.DeclareAsync(Seat, interest, cancellation);
        return Back("workroom.declared");
    }

    public async Task<IActionResult> OnPostAgreeAsync(string id, int draft, bool agrees, CancellationToken cancellation) =>
        !await EnterAsync(id, cancellation) ? NotFound()
        : Back(!await drafts.AgreeAsync(Seat, draft, agrees, cancellation) ? "workroom.wrong" : agrees ? "workroom.agreed" : "workroom.agreedNoMore");

    public async Task<IActionResult> OnPostPublishAsync(string id, int draft, CancellationToken cancellation) =>
        !await EnterAsync(id, cancellation) ? NotFound()
        : Back(await drafts.PublishAsync(Seat, id, draft, cancellation) ? "visitDesk.saved" : "workroom.wrong");

    public async Task<IActionResult> OnPostDiscardAsync(string id, int draft, CancellationToken cancellation) =>
        !await EnterAsync(id, cancellation) ? NotFound()
        : Back(await drafts.DiscardAsync(Seat, draft, cancellation) ? "workroom.discarded" : "workroom.wrong");

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect(T.Link(PageAddress.Workroom, Committee.Code));
    }
}
