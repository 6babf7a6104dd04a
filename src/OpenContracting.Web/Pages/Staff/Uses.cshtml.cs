using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.People;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Pages.Uses;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Pages.Staff;

/// <summary>The desk of the uses: what was sent in waits here for a person.</summary>
[Authorize(Policies.Staff, Roles = Roles.Moderator + "," + Roles.Administrator)]
[ResponseCache(NoStore = true)]
public sealed class UsesModel(UseDesk desk, UseCatalogue catalogue, UserManager<User> users) : PortalPage
{
    [BindProperty(SupportsGet = true, Name = "estado")]
    public string? StateName { get; set; }

    public UseState State => Enum.TryParse<UseState>(StateName, out var state) && Enum.IsDefined(state) ? state : UseState.Pending;

    public UseList Uses { get; private set; } = null!;

    /// <summary>By the number of a use, others that are probably the same.</summary>
    public ILookup<long, Use> Alike { get; private set; } = null!;

    public IReadOnlyDictionary<UseState, int> Counts { get; private set; } = new Dictionary<UseState, int>();

    public IReadOnlyList<UseDecision> Decisions { get; private set; } = [];

    /// <summary>What became of the last act, a text's key; null when there was none.</summary>
    [TempData]
    public string? Said { get; set; }

    private string Actor => users.GetUserId(User)!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var uses = await desk.ListAsync(State, cancellation);
        Uses = new UseList(uses, await catalogue.TitlesAsync(uses, cancellation));
        Alike = await desk.AlikeAsync(State == UseState.Pending ? uses : [], cancellation);
        Counts = await desk.CountsAsync(cancellation);
        Decisions = await desk.DecisionsAsync(cancellation);
    }

    public async Task<IActionResult> OnPostDecideAsync(long use, UseState to, string? reason, CancellationToken cancellation) =>
        Back(await desk.DecideAsync(Actor, use, State, to, string.IsNullOrEmpty(reason) || to == UseState.Published ? null : reason, cancellation));

    public async Task<IActionResult> OnPostEffectAsync(long use, UseEffect effect, string? url, string? on, CancellationToken cancellation)
    {
        DateOnly? day = DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var given) ? given : null;
        return Back(await desk.EffectAsync(Actor, use, effect, string.IsNullOrWhiteSpace(url) ? null : url.Trim(), day, cancellation));
    }

    public async Task<IActionResult> OnPostUndoAsync(long decision, CancellationToken cancellation) =>
        Back(await desk.UndoAsync(Actor, decision, cancellation));

    private RedirectResult Back(bool done)
    {
        Said = done ? "useDesk.said" : "useDesk.notDone";
        return Redirect($"{T.Link(PageAddress.UsesDesk)}?estado={State}");
    }
}
