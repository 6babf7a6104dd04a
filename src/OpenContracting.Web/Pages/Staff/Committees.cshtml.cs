using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The register of committees, and the form for a new one.</summary>
[Authorize(Policies.Committees)]
[ResponseCache(NoStore = true)]
public sealed class CommitteesModel(CommitteeRegister register, UserManager<User> users) : PortalPage
{
    [BindProperty]
    public CommitteeForm Form { get; set; } = new();

    public IReadOnlyList<Committee> All { get; private set; } = [];

    /// <summary>What is wrong with the form, in words.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation) => All = await register.ListAsync(new(), cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Problems = await CommitteeProblems.OfAsync(Form, ModelState.IsValid, 0, register, T, cancellation);
        if (Problems.Count == 0)
            return Redirect(T.Link(PageAddress.CommitteeForm, await register.SaveAsync(users.GetUserId(User)!, null, Form, cancellation)));
        All = await register.ListAsync(new(), cancellation);
        return Page();
    }
}
