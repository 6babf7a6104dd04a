using System.Globalization;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage.Pulls;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Sources;

namespace OpenContracting.Web.Administration;

/// <summary>The sources that exports are fetched from: none until an administrator sets one and switches it on.</summary>
internal static class SourceCommands
{
    public static async Task ListAsync(AdminCall call)
    {
        var sources = await call.Get<SourceDesk>().ListAsync(default);
        if (sources.Count == 0)
            call.Say("admin.noSources");
        foreach (var source in sources)
            call.Output.WriteLine(string.Join('\t',
                source.Name, Word(source.Strategy), source.Address, source.Cron, SourceDesk.State(source, ConsoleLanguage.Current, Time)));
    }

    public static async Task SetAsync(AdminCall call)
    {
        try
        {
            var source = await call.Get<SourceDesk>().SetAsync(AuditLog.Console, call.Options["--name"], new SourceFields
            {
                Source = call.Option("--source"),
                Strategy = call.Option("--strategy"),
                Address = call.Option("--address"),
                Cron = call.Option("--cron"),
                FirstMonth = call.Option("--first-month"),
                Window = call.Option("--window"),
                SilentDays = call.Option("--silent-days"),
                Licence = call.Option("--licence"),
                Certificates = call.Option("--certificates") is { } file ? ReadFile(file) : null,
                PrivateHosts = call.Option("--private-hosts"),
            }, default);
            call.Say(source.Enabled ? "admin.sourceSet" : "admin.sourceSetOff", source.Name);
        }
        catch (SourceMistakeException mistake)
        {
            throw new OperatorMistakeException(mistake.In(ConsoleLanguage.Current));
        }
    }

    public static Task EnableAsync(AdminCall call) => SwitchAsync(call, enabled: true);

    public static Task DisableAsync(AdminCall call) => SwitchAsync(call, enabled: false);

    public static async Task PullAsync(AdminCall call)
    {
        if (await call.Get<InstanceKind>().WasDemoAsync())
            throw Mistake("admin.pullDemo");
        var source = await FindAsync(call);
        call.Say("admin.pulling", source.Name, source.Address);
        if (await call.Get<PullExports>().PullAsync(source.Name, asked: true, default) is not { } result)
            throw Mistake("admin.pullBusy", source.Name);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "source-pulled", source.Name);
        call.Say("admin.pulled", result.Fetched, result.Unchanged, result.Absent, result.Failed);
        if (result.ProblemCode is not null)
            throw Mistake("admin.pullProblem", PortalTexts.Console($"pull.{result.ProblemCode}", result.Problem));
    }

    public static async Task FilesAsync(AdminCall call)
    {
        var source = await FindAsync(call);
        var (files, gaps) = await call.Get<SourceDesk>().FilesAsync(source, default);
        if (files.Count == 0)
            call.Say("admin.noFiles", source.Name);
        foreach (var file in files)
            call.Output.WriteLine(string.Join('\t', file.Period ?? "-", Word(file.State), file.ProblemCode ?? "-", file.ExportId?.ToString() ?? "-", file.Address));
        if (gaps.Count > 0)
            call.Say("admin.gaps", string.Join(", ", gaps.Select(PullMonths.Text)));
    }

    private static string ReadFile(string file) =>
        file is "none" ? "" : File.Exists(file) ? File.ReadAllText(file) : throw Mistake("admin.noFile", file);

    private static async Task SwitchAsync(AdminCall call, bool enabled)
    {
        var source = await FindAsync(call);
        await call.Get<SourceDesk>().SwitchAsync(AuditLog.Console, source, enabled, default);
        call.Say(enabled ? "admin.sourceOn" : "admin.sourceOff", source.Name, source.Cron);
    }

    private static async Task<PullSource> FindAsync(AdminCall call)
    {
        var name = call.Options["--name"];
        if (await call.Get<SourceDesk>().FindAsync(name, default) is { } found)
            return found;
        var names = (await call.Get<SourceDesk>().ListAsync(default)).Select(source => source.Name);
        throw Nearest.To(name, names) is { } nearest ? Mistake("admin.noSourceNearest", name, nearest) : Mistake("admin.noSource", name);
    }

    private static string Time(DateTimeOffset time) =>
        time.ToOffset(PanamaDate.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static OperatorMistakeException Mistake(string key, params ReadOnlySpan<object?> arguments) => new(PortalTexts.Console(key, arguments));
}
