using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.People.Recommendations;
using OpenContracting.Storage.Committees;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Committees;
using OpenContracting.Web.Officers;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>Visits: committees record them, institutions reply, and a finding becomes a recommendation.</summary>
[Authorize(Policies.Participant)]
[ResponseCache(NoStore = true)]
public sealed class VisitsModel(VisitBook book, VisitPhotos photos, CommitteeRegister register, CommitteeSeats seats, OwnDesk own, UserManager<User> users) : PortalPage
{
    private const int Shown = 100;

    public IReadOnlyList<VisitRow> Rows { get; private set; } = [];

    public IReadOnlyList<Committee> Committees { get; private set; } = [];

    public DateOnly Today => book.Today;

    /// <summary>The committees that somebody coordinates: they write in the workroom, where it is agreed, and take pictures down here.</summary>
    public IReadOnlyList<Committee> Own { get; private set; } = [];

    /// <summary>Whoever runs the register records what a committee agreed to on paper, and takes a picture down when somebody is seen in it after all.</summary>
    public bool RunsRegister => User.IsInRole(Roles.Moderator) || User.IsInRole(Roles.Administrator);

    public bool IsOfficer => Participant.PartOf(User) == RecommendationRole.Institution;

    /// <summary>What became of the last act, a text's key.</summary>
    [TempData]
    public string? Said { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var who = await WhoAsync(cancellation);
        Rows = [.. (await book.NewestAsync(Shown, cancellation)).Where(row => who.MayWriteTo(row.Institution))];
        if (RunsRegister)
            Committees = [.. (await register.ListAsync(new(), cancellation)).Where(committee => committee.Projects.Count > 0)];
        else if (User.IsInRole(Roles.CommitteeCoordinator))
            foreach (var committee in await seats.CommitteesOfAsync(Guid.Parse(who.Id), cancellation))
                if (await seats.MayKeepAsync(User, committee.Code, cancellation))
                    Own = [.. Own, committee];
    }

    /// <param name="watched">The committee and the work, with a space between.</param>
    /// <param name="on">The day of the visit.</param>
    /// <param name="observed">Per cent seen done.</param>
    /// <param name="finding">What was found.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IActionResult> OnPostAddAsync(string? watched, DateOnly? on, decimal? observed, string? finding, CancellationToken cancellation)
    {
        if (!RunsRegister)
            return Forbid();
        if ((watched ?? "").Split(' ') is not [var committee, var work] || on is not { } day || day > book.Today || observed is not (>= 0 and <= 100)
            || string.IsNullOrWhiteSpace(finding) || finding.Length > CommitteeVisit.LongestText)
            return Back("visitDesk.wrong");
        return Back(await book.AddAsync(users.GetUserId(User)!, committee, work, day, observed.Value, finding.Trim(), cancellation) ? "visitDesk.saved" : "visitDesk.wrong");
    }

    public async Task<IActionResult> OnPostReplyAsync(int visit, string? reply, CancellationToken cancellation)
    {
        if (!IsOfficer)
            return Forbid();
        return Back(!string.IsNullOrWhiteSpace(reply) && reply.Length <= CommitteeVisit.LongestText && await book.ReplyAsync(await WhoAsync(cancellation), visit, reply.Trim(), cancellation)
            ? "visitDesk.replied" : "visitDesk.wrong");
    }

    public async Task<IActionResult> OnPostRecommendAsync(int visit, CancellationToken cancellation)
    {
        if (IsOfficer)
            return Forbid();
        return Back(await book.RecommendAsync(await WhoAsync(cancellation), visit, cancellation) is null ? "visitDesk.wrong" : "visitDesk.recommended");
    }

    /// <summary>Takes a picture of a published visit down.</summary>
    public async Task<IActionResult> OnPostTakeDownAsync(int visit, int photo, CancellationToken cancellation)
    {
        if (await book.FindAsync(visit, cancellation) is not { } row || !row.Photos.Any(each => each.Id == photo) || IsOfficer || !await seats.MayKeepAsync(User, row.Committee, cancellation))
            return Forbid();
        return Back(await photos.TakeDownAsync(users.GetUserId(User)!, photo, cancellation) ? "visitDesk.takenDown" : "visitDesk.wrong");
    }

    private async Task<Participant> WhoAsync(CancellationToken cancellation)
    {
        var user = users.GetUserId(User)!;
        return new Participant(user, Participant.PartOf(User)!.Value, await own.InstitutionsAsync(Guid.Parse(user), cancellation));
    }

    private RedirectResult Back(string said)
    {
        Said = said;
        return Redirect(T.Link(PageAddress.VisitDesk));
    }
}
