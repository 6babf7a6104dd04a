using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Webhooks;

namespace OpenContracting.Web.Alarms;

/// <summary>Tells people: by e-mail, at a webhook, or both.</summary>
public sealed class AlarmTeller(InstanceSettings settings, WebhookSender webhooks, TimeProvider clock)
{
    private const int Submission = 587;
    private const int SecureSubmission = 465;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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

    private async Task MailAsync(AlarmMessage message, CancellationToken cancellation)
    {
        var alarms = settings.Alarms;
        using var mail = new MimeMessage
        {
            Subject = message.Subject(alarms.Language),
            Body = new TextPart("plain") { Text = message.Text(alarms.Language) },
        };
        mail.From.Add(MailboxAddress.Parse(alarms.From));
        mail.To.AddRange(alarms.Emails.Select(MailboxAddress.Parse));
        // Machines that answer for people who are away need not.
        mail.Headers.Add("Auto-Submitted", "auto-generated");

        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        var server = alarms.Smtp!;
        var secure = server.Scheme == "smtps";
        // A password goes over a secure connection or not at all.
        await client.ConnectAsync(
            server.Host, server.Port > 0 ? server.Port : secure ? SecureSubmission : Submission,
            secure ? SecureSocketOptions.SslOnConnect : server.UserInfo.Length > 0 ? SecureSocketOptions.StartTls : SecureSocketOptions.StartTlsWhenAvailable,
            cancellation);
        if (server.UserInfo.Length > 0)
            await client.AuthenticateAsync(Uri.UnescapeDataString(server.UserInfo), alarms.SmtpPassword, cancellation);
        await client.SendAsync(mail, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

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
        catch (Exception failed) when (!cancellation.IsCancellationRequested && failed is IOException or System.Net.Sockets.SocketException or AuthenticationException
                                           or ProtocolException or CommandException or SslHandshakeException or OperationCanceledException or TimeoutException or NotSupportedException)
        {
            return failed.Message;
        }
    }
}
