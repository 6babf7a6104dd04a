using System.Globalization;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Review;

namespace OpenContracting.Web.Administration;

/// <summary>The publication that waits because it would change much: seen, let go, or kept back.</summary>
internal static class HeldCommands
{
    public static async Task ShowAsync(AdminCall call)
    {
        if (await call.Get<ReviewDesk>().HeldAsync(default) is { } held)
            call.Say("admin.held", held.Id, held.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), held.Updated, held.Removed);
        else
            call.Say("admin.nothingHeld");
    }

    public static Task ReleaseAsync(AdminCall call) => DecideAsync(call, accepted: true);

    public static Task RejectAsync(AdminCall call) => DecideAsync(call, accepted: false);

    // The number has to be said, so that nobody lets go what came in after they looked.
    private static async Task DecideAsync(AdminCall call, bool accepted)
    {
        if (await HeldAsync(call) is not { } held)
            throw new OperatorMistakeException(PortalTexts.Console("admin.notHeld", call.Options["--publication"]));
        await call.Get<ReviewDecisions>().MassChangeAsync(AuditLog.Console, held.Id, accepted, call.Option("--reason"), default);
        call.Say(accepted ? "admin.letGo" : "admin.keptBack", held.Id);
    }

    private static async Task<Publication?> HeldAsync(AdminCall call) =>
        await call.Get<ReviewDesk>().HeldAsync(default) is { } held && held.Id.ToString(CultureInfo.InvariantCulture) == call.Options["--publication"] ? held : null;
}
