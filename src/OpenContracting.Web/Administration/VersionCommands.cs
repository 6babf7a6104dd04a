using System.Globalization;
using OpenContracting.Jobs.Publications;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>Published versions that the law asks to be taken out.</summary>
internal static class VersionCommands
{
    public static async Task RedactAsync(AdminCall call)
    {
        var (project, number, reason) = (call.Options["--project"], call.Options["--version"], call.Options["--reason"]);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new OperatorMistakeException(PortalTexts.Console("admin.number", "--version", number));
        if (await call.Get<Redaction>().RedactAsync(project, version, reason, AuditLog.Console, default) is { } against)
            throw new OperatorMistakeException(against == "busy" ? PortalTexts.Console("admin.busy") : PortalTexts.Console($"admin.{against}", project, version));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "version-redacted", $"{project} {version}", reason);
        call.Say("admin.redacted", project, version);
    }
}
