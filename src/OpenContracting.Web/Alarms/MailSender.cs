using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Alarms;

/// <summary>Sends e-mail through the server of the settings.</summary>
/// <remarks>A demonstration without a server writes its e-mails into a folder, so that what is sent can be read.</remarks>
public sealed class MailSender(InstanceSettings settings, InstanceKind? kind = null)
{
    /// <summary>In the data folder of a demonstration.</summary>
    private const string Folder = "mail";

    private const int Submission = 587;
    private const int SecureSubmission = 465;

    /// <summary>By RFC 5321.</summary>
    private const int LongestAddress = 254;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Whether there is a server to send by, and an address to send from.</summary>
    public bool CanSend => (settings.Alarms.Smtp is not null && IsAddress(settings.Alarms.From)) || WritesFiles;

    private bool WritesFiles => settings.Alarms.Smtp is null && kind?.IsDemo == true;

    /// <summary>A name without a host is an address to the library, and none to a mail server elsewhere.</summary>
    public static bool IsAddress(string? text) => MailboxAddress.TryParse(text, out var mailbox) && mailbox.Address.Contains('@');

    /// <summary>The address that somebody typed, when it is one address and nothing else; null otherwise.</summary>
    public static string? Address(string? typed) =>
        typed?.Trim() is { Length: > 0 and <= LongestAddress } text && IsAddress(text) && MailboxAddress.Parse(text).Address == text ? text : null;

    /// <summary>Whether a failure is the network's or the server's, and another try may do.</summary>
    public static bool IsTrouble(Exception failed) =>
        failed is IOException or System.Net.Sockets.SocketException or AuthenticationException or ProtocolException or CommandException or SslHandshakeException or TimeoutException;

    public Task SendAsync(IEnumerable<string> to, string subject, string text, CancellationToken cancellation) =>
        SendAsync(new Letter([.. to], subject, text), cancellation);

    public async Task SendAsync(Letter letter, CancellationToken cancellation)
    {
        var alarms = settings.Alarms;
        using var mail = new MimeMessage { Subject = letter.Subject, Body = new BodyBuilder { TextBody = letter.Text, HtmlBody = letter.Html }.ToMessageBody() };
        mail.From.Add(MailboxAddress.Parse(IsAddress(alarms.From) ? alarms.From : "demo@localhost"));
        mail.To.AddRange(letter.To.Select(MailboxAddress.Parse));
        // Machines that answer for people who are away need not.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Unsubscribe is not null)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{letter.Unsubscribe}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (letter.Id is not null)
            mail.MessageId = letter.Id;

        if (WritesFiles)
        {
            var folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, Folder));
            await mail.WriteToAsync(Path.Combine(folder.FullName, $"{Guid.CreateVersion7():n}.eml"), cancellation);
            return;
        }

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
}
