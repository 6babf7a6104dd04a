using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Committees;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Changing a committee, and recording who of it consents to be named.</summary>
[Authorize(Policies.Committees)]
[ResponseCache(NoStore = true)]
public sealed class CommitteeModel(CommitteeRegister register, CommitteeSeats seats, UserManager<User> users) : PortalPage
{
    public Committee Committee { get; private set; } = null!;

    [BindProperty]
    public CommitteeForm Form { get; set; } = new();

    /// <summary>What is wrong, in words.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>What became of the last act, a text's key.</summary>
    [TempData]
    public string? Said { get; set; }

    public IEnumerable<CommitteeMember> Named => Committee.Members.Where(member => member.Name is not null).OrderBy(member => member.Id);

    /// <summary>Who enters its workroom.</summary>
    public IReadOnlyList<(CommitteeSeat Seat, string Email)> Seats { get; private set; } = [];

    private string Actor => users.GetUserId(User)!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Form = CommitteeForm.Of(Committee);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string id, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        Problems = await CommitteeProblems.OfAsync(Form, ModelState.IsValid, Named.Count(), register, T, cancellation);
        if (Problems.Count > 0)
            return Page();
        await register.SaveAsync(Actor, id, Form, cancellation);
        return Back(id, "committeeDesk.saved");
    }

    public async Task<IActionResult> OnPostNameAsync(string id, string? name, bool coordinator, DateOnly? consentOn, string? record, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        if (string.IsNullOrWhiteSpace(name) || string.IsNullOrWhiteSpace(record) || consentOn is not { } day || day > register.Today
            || name.Length > Committee.LongestText || record.Length > Committee.LongestText)
            return Back(id, "committeeDesk.consentMissing");
        var member = new CommitteeMember { Name = name.Trim(), IsCoordinator = coordinator, ConsentOn = day, ConsentRecord = record.Trim() };
        return Back(id, await register.NameAsync(Actor, id, member, cancellation) ? "committeeDesk.named" : "committee.problem.moreThanMembers");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string id, int member, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) && await register.WithdrawAsync(Actor, id, member, cancellation) ? Back(id, "committeeDesk.withdrawn") : NotFound();

    public async Task<IActionResult> OnPostSeatAsync(string id, string? email, string? part, CancellationToken cancellation)
    {
        if (!await FindAsync(id, cancellation))
            return NotFound();
        return Back(id, RecommendationFilter.Find<CommitteePart>(part) is { } known && await seats.SeatAsync(Actor, id, email?.Trim() ?? "", known, T.Language, cancellation)
            ? "committeeDesk.seated" : "committeeDesk.notSeated");
    }

    public async Task<IActionResult> OnPostUnseatAsync(string id, Guid user, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) && await seats.UnseatAsync(Actor, id, user, cancellation) ? Back(id, "committeeDesk.unseated") : NotFound();

    private async Task<bool> FindAsync(string id, CancellationToken cancellation)
    {
        if (await register.FindAsync(id, cancellation) is not { } committee || !await seats.MayKeepAsync(User, id, cancellation))
            return false;
        Committee = committee;
        Seats = await seats.OfCommitteeAsync(committee.Id, cancellation);
        return true;
    }

    private RedirectResult Back(string id, string said)
    {
        Said = said;
        return Redirect(T.Link(PageAddress.CommitteeForm, id));
    }
}
