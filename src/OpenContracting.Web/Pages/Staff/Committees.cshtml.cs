using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Committees;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The register of committees, for coordinators their own of it, and the form for a new one.</summary>
[Authorize(Policies.Committees)]
[ResponseCache(NoStore = true)]
public sealed class CommitteesModel(CommitteeRegister register, CommitteeSeats seats, UserManager<User> users) : PortalPage
{
    [BindProperty]
    public CommitteeForm Form { get; set; } = new();

    public IReadOnlyList<Committee> All { get; private set; } = [];

    /// <summary>What is wrong with the form, in words.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    private bool RunsRegister => User.IsInRole(Roles.Administrator) || User.IsInRole(Roles.Moderator);

    private Guid Actor => Guid.Parse(users.GetUserId(User)!);

    public async Task OnGetAsync(CancellationToken cancellation) =>
        All = RunsRegister ? await register.ListAsync(new(), cancellation) : await seats.CommitteesOfAsync(Actor, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Problems = await CommitteeProblems.OfAsync(Form, ModelState.IsValid, 0, register, T, cancellation);
        if (Problems.Count > 0)
        {
            await OnGetAsync(cancellation);
            return Page();
        }

        var code = (await register.SaveAsync(Actor.ToString(), null, Form, cancellation))!;
        if (!RunsRegister)
            await seats.PlaceAsync((await register.FindAsync(code, cancellation))!.Id, Actor, CommitteePart.Coordinator, cancellation);
        return Redirect(T.Link(PageAddress.CommitteeForm, code));
    }
}
