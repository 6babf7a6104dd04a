using Microsoft.AspNetCore.Mvc;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Subscriptions;

namespace OpenContracting.Web.Pages.Alerts;

/// <summary>Where the link to confirm leads: a button, because mailboxes open links by themselves to look at them.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ConfirmModel(SubscriptionDesk desk, TopicWords topics) : PortalPage
{
    /// <summary>What the link confirms; null when it does no longer.</summary>
    public Subscription? Subscription { get; private set; }

    public string What { get; private set; } = "";

    public bool IsConfirmed { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        Subscription = await desk.FindAsync(token, cancellation);
        if (Subscription is not null)
            What = await topics.SayAsync(SubscriptionTopic.Parse(Subscription.Topic), T, cancellation);
    }

    public async Task OnPostAsync(string token, CancellationToken cancellation)
    {
        await OnGetAsync(token, cancellation);
        IsConfirmed = await desk.ConfirmAsync(token, cancellation);
    }
}
