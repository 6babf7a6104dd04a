using OpenContracting.Jobs.Pulls;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Webhooks;

namespace OpenContracting.Web.Alarms;

/// <summary>Tells people: by e-mail, at a webhook, or both.</summary>
public sealed class AlarmTeller(InstanceSettings settings, MailSender mail, WebhookSender webhooks, TimeProvider clock)
{
    /// <summary>Sends a message every way there is; one that fails does not hold up the other.</summary>
    /// <returns>What each way came to: its name, and why it failed or null.</returns>
    public async Task<IReadOnlyList<(string Way, string? Problem)>> TellAsync(AlarmMessage message, CancellationToken cancellation)
    {
        var ways = new List<(string, string?)>();
        foreach (var way in settings.Alarms.Ways)
            ways.Add((way, await TellAsync(way, message, cancellation)));
        return ways;
    }

    /// <summary>Sends a message one way.</summary>
    /// <returns>Why it failed, or null.</returns>
    public Task<string?> TellAsync(string way, AlarmMessage message, CancellationToken cancellation) => TryAsync(
        () => way == "email"
            ? MailAsync(message, cancellation)
            : webhooks.PostAsync(settings.Alarms.Webhook!, message.Json(clock.GetUtcNow()), Secret(), cancellation),
        cancellation);

    private byte[]? Secret() =>
        settings.Alarms.WebhookSecret is { Length: > 0 } secret ? System.Text.Encoding.UTF8.GetBytes(secret) : null;

    private Task MailAsync(AlarmMessage message, CancellationToken cancellation) => mail.SendAsync(
        settings.Alarms.Emails, message.Subject(settings.Alarms.Language), message.Text(settings.Alarms.Language), cancellation);

    private static async Task<string?> TryAsync(Func<Task> tell, CancellationToken cancellation)
    {
        try
        {
            await tell();
            return null;
        }
        catch (PullException refused)
        {
            return $"{refused.Code}: {refused.Detail}";
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested && (MailSender.IsTrouble(failed) || failed is OperationCanceledException or NotSupportedException))
        {
            return failed.Message;
        }
    }
}
