using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The form for a visit. A phone keeps it and works without a network; it holds nothing but the committee's public entry.</summary>
[Authorize(Policies.Workroom)]
[ResponseCache(NoStore = true)]
[RequestSizeLimit(VisitPhotos.LargestForm)]
[RequestFormLimits(MemoryBufferThreshold = VisitPhotos.LargestForm, MultipartBodyLengthLimit = VisitPhotos.LargestForm)]
public sealed class WorkroomVisitModel(CommitteeRegister register, CommitteeSeats seats, VisitDrafts drafts, IAntiforgery antiforgery, UserManager<User> users)
    : RoomPage(register, seats, users)
{
    private readonly CommitteeRegister register = register;

    [BindProperty]
    public VisitForm Form { get; set; } = new();

    public IReadOnlyDictionary<string, ProjectRow> Works { get; private set; } = new Dictionary<string, ProjectRow>();

    /// <summary>What is wrong, a text's key.</summary>
    public string? Problem { get; private set; }

    [TempData]
    public string? Said { get; set; }

    /// <summary>Sent by the page's script, which wants a plain answer.</summary>
    private bool IsQueue => Request.Headers.ContainsKey("X-Queue");

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await EnterAsync(id, cancellation))
            return NotFound();
        return MayWrite ? await ShowAsync(cancellation) : Redirect(T.Link(PageAddress.Workroom, id));
    }

    /// <summary>A token for what waited on the phone: the one in the page it kept may be of yesterday.</summary>
    public IActionResult OnGetToken() => Content(antiforgery.GetAndStoreTokens(HttpContext).RequestToken!, "text/plain");

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await EnterAsync(id, cancellation))
            return NotFound();
        Problem = ModelState.IsValid ? await drafts.WriteAsync(Seat, Form, cancellation) : "visitForm.unreadable";
        if (IsQueue)
            return Problem is null ? new NoContentResult() : new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = T[Problem], ContentType = "text/plain; charset=utf-8" };
        if (Problem is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(cancellation);
        }

        Said = "workroom.written";
        return Redirect(T.Link(PageAddress.Workroom, id));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellation)
    {
        Works = await register.WorksAsync([Committee], cancellation);
        return Page();
    }
}
