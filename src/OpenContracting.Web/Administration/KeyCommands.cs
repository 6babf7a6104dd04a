using System.Globalization;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

internal static class KeyCommands
{
    public static async Task CreateAsync(AdminCall call)
    {
        DateTimeOffset? expires = null;
        if (call.Option("--expires") is { } text)
            expires = DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
                ? day
                : throw new OperatorMistakeException(PortalTexts.Console("admin.expires", text));
        var (key, row) = await call.Get<PublisherKeys>().CreateAsync(new PublisherKeyScope(call.Options["--name"], call.Options["--source"])
        {
            Institution = call.Option("--institution"),
            Expires = expires,
            LargestExport = Positive(call, "--largest-export"),
            PushesPerDay = (int?)Positive(call, "--pushes-per-day"),
            Webhook = Webhook(call),
        }, AuditLog.Console, default);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "key-created", row.Prefix, row.Source);
        call.Say("admin.keyCreated", row.Name, key);
    }

    public static async Task ListAsync(AdminCall call)
    {
        var keys = await call.Get<PublisherKeys>().ListAsync(default);
        if (keys.Count == 0)
            call.Say("admin.noKeys");
        foreach (var key in keys)
            call.Output.WriteLine(string.Join('\t', key.Prefix, key.Name, key.Source, key.Institution ?? "-", Day(key.CreatedAt),
                key.LastUsedAt is { } used ? PortalTexts.Console("admin.lastUsed", Day(used)) : PortalTexts.Console("admin.neverUsed"),
                key.RevokedAt is { } revoked ? PortalTexts.Console("admin.revoked", Day(revoked))
                : key.ExpiresAt is { } expires ? PortalTexts.Console("admin.expiresOn", Day(expires))
                : PortalTexts.Console("admin.valid")));
    }

    public static async Task RotateAsync(AdminCall call)
    {
        var prefix = call.Options["--prefix"];
        if (await call.Get<PublisherKeys>().RotateAsync(prefix, AuditLog.Console, default) is not (var key, { } row))
            throw new OperatorMistakeException(PortalTexts.Console("admin.noSuchKey", prefix));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "key-rotated", row.Prefix, prefix);
        call.Say("admin.keyRotated", row.Name, key, Day(row.CreatedAt + PublisherKeys.Overlap));
    }

    public static async Task RevokeAsync(AdminCall call)
    {
        var prefix = call.Options["--prefix"];
        if (!await call.Get<PublisherKeys>().RevokeAsync(prefix, default))
            throw new OperatorMistakeException(PortalTexts.Console("admin.noSuchKey", prefix));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "key-revoked", prefix);
        call.Say("admin.keyRevoked", prefix);
    }

    private static long? Positive(AdminCall call, string option) => call.Option(option) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= int.MaxValue * 1000L ? number
        : throw new OperatorMistakeException(PortalTexts.Console("host.notPositive", option, text));

    private static string? Webhook(AdminCall call) => call.Option("--webhook") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? uri.AbsoluteUri
        : throw new OperatorMistakeException(PortalTexts.Console("pullSource.address", text));

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
