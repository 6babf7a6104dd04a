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
        var (key, row) = await call.Get<PublisherKeys>().CreateAsync(
            call.Options["--name"], call.Options["--source"], call.Option("--institution"), expires, AuditLog.Console, default);
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
                key.RevokedAt is { } revoked ? PortalTexts.Console("admin.revoked", Day(revoked))
                : key.ExpiresAt is { } expires ? PortalTexts.Console("admin.expiresOn", Day(expires))
                : PortalTexts.Console("admin.valid")));
    }

    public static async Task RevokeAsync(AdminCall call)
    {
        var prefix = call.Options["--prefix"];
        if (!await call.Get<PublisherKeys>().RevokeAsync(prefix, default))
            throw new OperatorMistakeException(PortalTexts.Console("admin.noSuchKey", prefix));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "key-revoked", prefix);
        call.Say("admin.keyRevoked", prefix);
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
