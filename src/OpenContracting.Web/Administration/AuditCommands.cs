using System.Globalization;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

internal static class AuditCommands
{
    private const int Usual = 50;

    public static async Task ListAsync(AdminCall call)
    {
        var count = Usual;
        if (call.Option("--last") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count == 0))
            throw new OperatorMistakeException(PortalTexts.Console("host.notPositive", "--last", text));
        foreach (var entry in (await call.Get<AuditLog>().LastAsync(count)).AsEnumerable().Reverse())
            call.Output.WriteLine(string.Join('\t',
                entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), entry.Actor, entry.Action,
                entry.Subject ?? "-", entry.Details ?? "-"));
    }
}
