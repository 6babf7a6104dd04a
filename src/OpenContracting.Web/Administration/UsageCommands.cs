using System.Globalization;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Administration;

/// <summary>Figures of use that people bring: what social networks say of the institution's posts, and counts that turned out to be of robots.</summary>
internal static class UsageCommands
{
    public static async Task SocialAsync(AdminCall call)
    {
        var file = call.Options["FILE"];
        if (!File.Exists(file))
            throw new OperatorMistakeException(PortalTexts.Console("admin.noFile", file));
        using var reader = new StreamReader(file);
        var (rows, notices) = SocialFigureTable.Read(reader, call.Get<TimeProvider>().GetUtcNow());
        foreach (var notice in notices)
            call.Say(notice.Key, notice.Row, notice.Found);
        await call.Get<UsageCorrections>().DeclareAsync(rows, default);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "social-figures-declared", Path.GetFileName(file), $"{rows.Count} rows, {notices.Count} notices");
        call.Say("admin.socialTaken", rows.Count, notices.Count);
    }

    public static async Task RestateAsync(AdminCall call)
    {
        var (from, to) = (Day(call, "--from"), Day(call, "--to"));
        var moved = await call.Get<UsageCorrections>().RestateAsync(
            from, to, call.Option("--channel") ?? "", call.Option("--item") ?? "", call.Options["--reason"], default);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "usage-restated", $"{call.Options["--from"]}/{call.Options["--to"]}", call.Options["--reason"]);
        call.Say("admin.restated", moved);
    }

    private static DateOnly Day(AdminCall call, string option) =>
        DateOnly.TryParseExact(call.Options[option], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw new OperatorMistakeException(PortalTexts.Console("admin.dayWrong", option, call.Options[option]));
}
