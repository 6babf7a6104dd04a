using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Pulls;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Pulls;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>The sources that exports are fetched from: none until an administrator sets one and switches it on.</summary>
internal static class SourceCommands
{
    public static async Task ListAsync(AdminCall call)
    {
        await using var db = await call.Get<IDbContextFactory<Db>>().CreateDbContextAsync();
        var sources = await db.PullSources.AsNoTracking().OrderBy(source => source.Name).ToListAsync();
        if (sources.Count == 0)
            call.Say("admin.noSources");
        foreach (var source in sources)
            call.Output.WriteLine(string.Join('\t', source.Name, Word(source.Strategy), source.Address, source.Cron, State(source)));
    }

    public static async Task SetAsync(AdminCall call)
    {
        await using var db = await call.Get<IDbContextFactory<Db>>().CreateDbContextAsync();
        var name = call.Options["--name"];
        var source = await db.PullSources.FindAsync(name);
        if (source is null)
        {
            source = new PullSource
            {
                Name = name,
                Source = "dgcp",
                Strategy = PullStrategy.File,
                Address = call.Option("--address") ?? throw Mistake("admin.sourceLacks", name, "--address"),
                Cron = call.Option("--cron") ?? throw Mistake("admin.sourceLacks", name, "--cron"),
                Window = 3,
            };
            db.PullSources.Add(source);
        }

        Read(call, source);
        // Hangfire itself says whether the expression is one; a source that is off has no place in its schedule yet.
        var (enabled, schedule) = (source.Enabled, call.Get<PullSchedule>());
        try
        {
            source.Enabled = true;
            schedule.Apply(source);
        }
        catch (ArgumentException)
        {
            throw Mistake("admin.cron", source.Cron);
        }

        source.Enabled = enabled;
        schedule.Apply(source);
        await db.SaveChangesAsync();
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, "source-set", name, source.Address);
        call.Say(enabled ? "admin.sourceSet" : "admin.sourceSetOff", name);
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
            throw Mistake("admin.pullProblem", Problem(result.ProblemCode!, result.Problem));
    }

    public static async Task FilesAsync(AdminCall call)
    {
        var source = await FindAsync(call);
        await using var db = await call.Get<IDbContextFactory<Db>>().CreateDbContextAsync();
        var files = await db.PulledFiles.AsNoTracking().Where(file => file.Pull == source.Name).OrderBy(file => file.Period).ThenBy(file => file.Address).ToListAsync();
        if (files.Count == 0)
            call.Say("admin.noFiles", source.Name);
        foreach (var file in files)
            call.Output.WriteLine(string.Join('\t', file.Period ?? "-", Word(file.State), file.ProblemCode ?? "-", file.ExportId?.ToString() ?? "-", file.Address));
        if (source.Strategy == PullStrategy.Months && PullMonths.Gaps(source, files.ToDictionary(file => file.Address)) is { Count: > 0 } gaps)
            call.Say("admin.gaps", string.Join(", ", gaps.Select(PullMonths.Text)));
    }

    private static void Read(AdminCall call, PullSource source)
    {
        if (call.Option("--strategy") is { } strategy)
            source.Strategy = Enum.TryParse<PullStrategy>(strategy, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsDigit(strategy[0])
                ? known
                : throw Mistake("admin.strategy", strategy);
        source.Source = call.Option("--source") ?? source.Source;
        source.Address = call.Option("--address") ?? source.Address;
        source.Cron = call.Option("--cron") ?? source.Cron;
        source.Licence = call.Option("--licence") ?? source.Licence;
        if (call.Option("--first-month") is { } month)
            source.FirstMonth = PullMonths.Parse(month) is null ? throw Mistake("admin.month", month) : month;
        if (call.Option("--window") is { } window)
            source.Window = int.TryParse(window, out var months) && months is > 0 and <= 1200 ? months : throw Mistake("admin.window", window);
        if (call.Option("--private-hosts") is { } hosts)
            source.PrivateHosts = [.. hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (call.Option("--certificates") is { } file)
            source.Certificates = ReadCertificates(file);
        var example = source.Strategy == PullStrategy.Months ? PullMonths.Address(source, new DateOnly(2026, 7, 1)) : source.Address;
        if (!Uri.TryCreate(example, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw Mistake("admin.sourceAddress", source.Address);
        if (source.Strategy == PullStrategy.Months && (example == source.Address || source.Address.Contains("{year}") != source.Address.Contains("{month}")))
            throw Mistake("admin.sourceMonths", source.Address);
        // Another address begins anew.
        source.Cursor = source.Cursor is { } cursor && cursor.StartsWith(uri.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) ? cursor : null;
    }

    private static string? ReadCertificates(string file)
    {
        if (file is "none")
            return null;
        if (!File.Exists(file))
            throw Mistake("admin.noFile", file);
        var pem = File.ReadAllText(file);
        try
        {
            PullCertificates.Read(pem);
            return pem;
        }
        catch (PullException unreadable)
        {
            throw Mistake("admin.certificates", file, unreadable.Detail);
        }
    }

    private static async Task SwitchAsync(AdminCall call, bool enabled)
    {
        var source = await FindAsync(call);
        source.Enabled = enabled;
        await using var db = await call.Get<IDbContextFactory<Db>>().CreateDbContextAsync();
        await db.PullSources.Where(row => row.Name == source.Name).ExecuteUpdateAsync(update => update
            .SetProperty(row => row.Enabled, enabled)
            .SetProperty(row => row.Failures, 0)
            .SetProperty(row => row.PausedUntil, (DateTimeOffset?)null));
        call.Get<PullSchedule>().Apply(source);
        await call.Get<AuditLog>().RecordAsync(AuditLog.Console, enabled ? "source-enabled" : "source-disabled", source.Name);
        call.Say(enabled ? "admin.sourceOn" : "admin.sourceOff", source.Name, source.Cron);
    }

    private static async Task<PullSource> FindAsync(AdminCall call)
    {
        await using var db = await call.Get<IDbContextFactory<Db>>().CreateDbContextAsync();
        var name = call.Options["--name"];
        if (await db.PullSources.AsNoTracking().SingleOrDefaultAsync(source => source.Name == name) is { } found)
            return found;
        var names = await db.PullSources.Select(source => source.Name).ToListAsync();
        throw Nearest.To(name, names) is { } nearest ? Mistake("admin.noSourceNearest", name, nearest) : Mistake("admin.noSource", name);
    }

    private static string State(PullSource source) =>
        !source.Enabled ? PortalTexts.Console("admin.sourceIsOff")
        : source.PausedUntil is { } until ? PortalTexts.Console("admin.sourcePaused", Time(until), Problem(source.ProblemCode!, source.Problem))
        : source.ProblemCode is { } problem ? PortalTexts.Console("admin.sourceProblem", Time(source.EndedAt!.Value), Problem(problem, source.Problem))
        : source.EndedAt is { } ended ? PortalTexts.Console("admin.sourceFine", Time(ended))
        : PortalTexts.Console("admin.sourceWaits");

    private static string Problem(string code, string? detail) => PortalTexts.Console($"pull.{code}", detail);

    private static string Time(DateTimeOffset time) =>
        time.ToOffset(PanamaDate.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static OperatorMistakeException Mistake(string key, params ReadOnlySpan<object?> arguments) => new(PortalTexts.Console(key, arguments));
}
