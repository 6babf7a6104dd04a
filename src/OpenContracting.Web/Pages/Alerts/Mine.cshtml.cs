using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Subscriptions;

namespace OpenContracting.Web.Pages.Alerts;

/// <summary>All that an address follows, for whoever has the link that was sent to it; the address itself is not shown.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class MineModel(SubscriptionDesk desk, SubscriptionSecrets secrets, TopicWords topics) : PortalPage
{
    public bool IsGood { get; private set; }

    public IReadOnlyList<(Subscription Subscription, string What)> All { get; private set; } = [];

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        if (secrets.ReadOwner(token) is not { } owner)
            return;
        IsGood = true;
        foreach (var subscription in await desk.OfAsync(owner, cancellation))
            All = [.. All, (subscription, await topics.SayAsync(SubscriptionTopic.Parse(subscription.Topic), T, cancellation))];
    }

    public async Task<IActionResult> OnPostChangeAsync(string token, Guid id, SubscriptionRhythm rhythm, CancellationToken cancellation)
    {
        if (secrets.ReadOwner(token) is { } owner && Enum.IsDefined(rhythm))
            await desk.ChangeAsync(owner, id, rhythm, cancellation);
        return Redirect(T.Link(PageAddress.MyAlerts, token));
    }

    public async Task<IActionResult> OnPostDeleteAsync(string token, Guid? id, CancellationToken cancellation)
    {
        if (secrets.ReadOwner(token) is { } owner)
            await desk.DeleteAsync(owner, id, cancellation);
        return Redirect(T.Link(PageAddress.MyAlerts, token));
    }
}
