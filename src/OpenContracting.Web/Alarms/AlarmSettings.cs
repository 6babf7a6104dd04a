using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Alarms;

/// <summary>Whom alarms are told, how, and from when on things are one.</summary>
public sealed record AlarmSettings
{
    /// <summary>E-mail addresses; none for no e-mail.</summary>
    public required IReadOnlyList<string> Emails { get; init; }

    public required string From { get; init; }

    /// <summary><c>smtp://user@host:port</c>, or <c>smtps://</c> where the connection is secure from its start.</summary>
    public required Uri? Smtp { get; init; }

    public required string SmtpPassword { get; init; }

    public required Uri? Webhook { get; init; }

    /// <summary>With which messages to the webhook are signed; empty for not at all.</summary>
    public required string WebhookSecret { get; init; }

    /// <summary>Hosts of webhooks that may have an address of the local network.</summary>
    public required IReadOnlyList<string> PrivateHosts { get; init; }

    /// <summary>The language of e-mails.</summary>
    public required string Language { get; init; }

    /// <summary>Days without a new export after which a source is silent, where it has no number of its own.</summary>
    public required int SilentDays { get; init; }

    /// <summary>Percent of the data folder's disk that must be free.</summary>
    public required int DiskPercent { get; init; }

    public bool TellsSomebody => Emails.Count > 0 || Webhook is not null;

    /// <summary>The ways there are: <c>email</c>, <c>webhook</c>.</summary>
    public IEnumerable<string> Ways =>
        [.. Emails.Count > 0 ? (string[])["email"] : [], .. Webhook is not null ? (string[])["webhook"] : []];

    /// <summary>A way in words; of a webhook's address the host alone, since the rest may be a secret.</summary>
    public string Where(string way, string language) =>
        PortalTexts.All.Format(language, $"alarm.way.{way}", way == "email" ? string.Join(", ", Emails) : Webhook!.Host);

    /// <summary>Reads and checks the options.</summary>
    /// <param name="options">The instance's options.</param>
    /// <param name="mistakes">One sentence is added for every setting that cannot be served.</param>
    public static AlarmSettings Read(InstanceOptions options, List<string> mistakes)
    {
        var emails = Parts(options.AlarmEmails);
        var wrong = emails.Where(email => !MailSender.IsAddress(email)).ToList();
        foreach (var email in wrong)
            mistakes.Add(PortalTexts.Console("host.email", nameof(options.AlarmEmails), email));
        var smtp = options.SmtpServer.Length == 0 ? null
            : Uri.TryCreate(options.SmtpServer, UriKind.Absolute, out var server) && server is { Scheme: "smtp" or "smtps", Host.Length: > 0 } ? server : null;
        if (options.SmtpServer.Length > 0 && smtp is null)
            mistakes.Add(PortalTexts.Console("host.smtp", options.SmtpServer));
        if (smtp?.UserInfo.Contains(':') == true)
            mistakes.Add(PortalTexts.Console("host.smtpPassword"));
        if (emails.Count > 0 && wrong.Count == 0 && (options.SmtpServer.Length == 0 || !MailSender.IsAddress(options.AlarmFrom)))
            mistakes.Add(PortalTexts.Console("host.emailLacks"));
        Uri? webhook = null;
        if (options.AlarmWebhook.Length > 0 && !(Uri.TryCreate(options.AlarmWebhook, UriKind.Absolute, out webhook) && webhook.Scheme is "http" or "https"))
            mistakes.Add(PortalTexts.Console("host.webhook"));
        if (options.AlarmLanguage is not ("es" or "en"))
            mistakes.Add(PortalTexts.Console("host.alarmLanguage", options.AlarmLanguage));
        if (options.AlarmSilentDays <= 0)
            mistakes.Add(PortalTexts.Console("host.notPositive", nameof(options.AlarmSilentDays), options.AlarmSilentDays));
        if (options.AlarmDiskPercent is < 0 or > 99)
            mistakes.Add(PortalTexts.Console("host.percent", nameof(options.AlarmDiskPercent), options.AlarmDiskPercent));
        return new()
        {
            Emails = emails,
            From = options.AlarmFrom,
            Smtp = smtp,
            SmtpPassword = options.SmtpPassword,
            Webhook = webhook,
            WebhookSecret = options.AlarmWebhookSecret,
            PrivateHosts = Parts(options.WebhookPrivateHosts),
            Language = options.AlarmLanguage,
            SilentDays = options.AlarmSilentDays,
            DiskPercent = options.AlarmDiskPercent,
        };
    }

    private static IReadOnlyList<string> Parts(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
