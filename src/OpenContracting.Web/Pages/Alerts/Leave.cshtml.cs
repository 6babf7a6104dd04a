using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Subscriptions;

namespace OpenContracting.Web.Pages.Alerts;

/// <summary>Stops one subscription with one POST: of a reader who presses the button, or of their mailbox (RFC 8058). No account, no cookie.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class LeaveModel(SubscriptionDesk desk, SubscriptionSecrets secrets, TopicWords topics) : PortalPage
{
    /// <summary>What is followed; null when it is no longer.</summary>
    public string? What { get; private set; }

    public async Task OnGetAsync(string token, CancellationToken cancellation)
    {
        if (secrets.ReadLeave(token) is { } id && await desk.FindAsync(id, cancellation) is { } subscription)
            What = await topics.SayAsync(SubscriptionTopic.Parse(subscription.Topic), T, cancellation);
    }

    public async Task OnPostAsync(string token, CancellationToken cancellation)
    {
        if (secrets.ReadLeave(token) is { } id)
            await desk.LeaveAsync(id, cancellation);
    }
}
