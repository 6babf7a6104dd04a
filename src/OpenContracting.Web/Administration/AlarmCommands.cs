using System.Globalization;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>What a person should look at, and whether messages about it arrive.</summary>
internal static class AlarmCommands
{
    public static async Task ListAsync(AdminCall call)
    {
        var alarms = await AlarmKeeper.ListAsync(call.Get<Db>(), call.Get<TimeProvider>().GetUtcNow(), default);
        if (alarms.Count == 0)
            call.Say("alarm.none");
        foreach (var alarm in alarms)
            call.Output.WriteLine(string.Join('\t',
                alarm.Kind, alarm.Subject,
                alarm.ClearedAt is { } cleared ? PortalTexts.Console("alarm.overState", Time(cleared)) : PortalTexts.Console("alarm.openState", Time(alarm.RaisedAt)),
                AlarmMessage.Sentence(alarm, ConsoleLanguage.Current)));
    }

    public static async Task TestAsync(AdminCall call)
    {
        var ways = await call.Get<AlarmTeller>().TellAsync(new AlarmMessage(call.Get<PublicAddress>().Base, [], [], IsTest: true), default);
        if (ways.Count == 0)
            throw new OperatorMistakeException(PortalTexts.Console("alarm.nobody"));
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "alarms-tested");
        foreach (var (way, problem) in ways)
            call.Output.WriteLine($"{call.Get<InstanceSettings>().Alarms.Where(way, ConsoleLanguage.Current)}: {Result(problem)}");
        if (ways.Any(way => way.Problem is not null))
            throw new OperatorMistakeException([]);
    }

    private static string Result(string? problem) => problem is null ? PortalTexts.Console("alarm.sent") : PortalTexts.Console("alarm.notSent", problem);

    private static string Time(DateTimeOffset time) =>
        time.ToOffset(PanamaDate.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
