using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Administration;

/// <summary>
/// The commands of <c>OpenContracting.Web admin</c>: on the same settings as the host, for whoever sits at the machine.
/// What they do is in the audit log like everything else that staff do.
/// </summary>
public static class Administrator
{
    private static readonly AdminCommand[] Commands =
    [
        new("keys create", KeyCommands.CreateAsync, ["--name", "--source"], ["--institution", "--expires", "--largest-export", "--pushes-per-day", "--webhook"]),
        new("keys list", KeyCommands.ListAsync),
        new("keys rotate", KeyCommands.RotateAsync, ["--prefix"]),
        new("keys revoke", KeyCommands.RevokeAsync, ["--prefix"]),
        new("users list", UserCommands.ListAsync),
        new("users add", UserCommands.AddAsync, ["--email", "--role"], ["--name", "--institution"]),
        new("users grant", UserCommands.GrantAsync, ["--email", "--role"]),
        new("users withdraw", UserCommands.WithdrawAsync, ["--email", "--role"]),
        new("users reset", UserCommands.ResetAsync, ["--email"]),
        new("users close", UserCommands.CloseAsync, ["--email"]),
        new("mapping agree", MappingCommands.AgreeAsync, ["--institution"]),
        new("mapping withdraw", MappingCommands.WithdrawAsync, ["--institution"]),
        new("exports list", ExportCommands.ListAsync),
        new("exports take-back", ExportCommands.TakeBackAsync, ["--export", "--reason"]),
        new("rebuild", ExportCommands.RebuildAsync, [], ["--from"]),
        new("versions redact", VersionCommands.RedactAsync, ["--project", "--version", "--reason"]),
        new("held show", HeldCommands.ShowAsync),
        new("held release", HeldCommands.ReleaseAsync, ["--publication"], ["--reason"]),
        new("held reject", HeldCommands.RejectAsync, ["--publication"], ["--reason"]),
        new("setup-link", UserCommands.SetupLinkAsync),
        new("sources list", SourceCommands.ListAsync),
        new("sources set", SourceCommands.SetAsync, ["--name"],
            ["--strategy", "--address", "--cron", "--source", "--first-month", "--window", "--silent-days", "--licence", "--certificates", "--private-hosts"]),
        new("sources enable", SourceCommands.EnableAsync, ["--name"]),
        new("sources disable", SourceCommands.DisableAsync, ["--name"]),
        new("sources pull", SourceCommands.PullAsync, ["--name"]),
        new("sources files", SourceCommands.FilesAsync, ["--name"]),
        new("usage social", UsageCommands.SocialAsync, ["FILE"]) { First = "FILE" },
        new("usage restate", UsageCommands.RestateAsync, ["--from", "--to", "--reason"], ["--channel", "--item"]),
        new("budgets import", BudgetCommands.ImportAsync, ["FILE"]) { First = "FILE" },
        new("budgets list", BudgetCommands.ListAsync),
        new("index import", IndexCommands.ImportAsync, ["FILE", "--kind"], ["--source"]) { First = "FILE" },
        new("index list", IndexCommands.ListAsync),
        new("index export", IndexCommands.ExportAsync, ["FILE", "--edition"]) { First = "FILE" },
        new("alarms list", AlarmCommands.ListAsync),
        new("alarms test", AlarmCommands.TestAsync),
        new("backup", BackupCommands.TakeAsync, ["FILE"]) { First = "FILE", Migrates = false },
        new("check-backup", BackupCommands.CheckAsync, ["FILE"]) { First = "FILE", Migrates = false },
        new("restore", BackupCommands.RestoreAsync, ["FILE"]) { First = "FILE", Flags = ["--replace"], Migrates = false },
        new("audit", AuditCommands.ListAsync, [], ["--last"]),
    ];

    /// <summary>The words of each command.</summary>
    public static IEnumerable<string> Names => Commands.Select(command => command.Name);

    /// <summary>Runs one command and returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments, TextWriter output, Action<WebApplicationBuilder>? configure = null)
    {
        if (arguments is [] or ["--help" or "-h", ..])
        {
            output.WriteLine(PortalTexts.Console("admin.help"));
            return 0;
        }

        var command = Commands.FirstOrDefault(command => command.Words.SequenceEqual(arguments.Take(command.Words.Length)))
            ?? throw Unknown(arguments);
        var (own, hosts) = Split(command, arguments[command.Words.Length..]);
        if (command.Required.FirstOrDefault(name => !own.ContainsKey(name)) is { } missing)
            throw new OperatorMistakeException(PortalTexts.Console("admin.missing", command.Name, missing));

        await using var app = await Instance.OpenAsync([.. hosts], builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            configure?.Invoke(builder);
        }, command.Migrates);
        await using var scope = app.Services.CreateAsyncScope();
        await command.RunAsync(new AdminCall(scope.ServiceProvider, own, output));
        return 0;
    }

    /// <summary>The command's own options, and what is left for the host's settings (<c>--data</c>, <c>--database</c> …).</summary>
    private static (Dictionary<string, string> Own, List<string> Hosts) Split(AdminCommand command, string[] arguments)
    {
        var own = new Dictionary<string, string>();
        var hosts = new List<string>();
        var begins = 0;
        if (command.First is { } first && arguments is [var value, ..] && !value.StartsWith('-'))
            (own[first], begins) = (value, 1);
        for (var i = begins; i < arguments.Length; i++)
        {
            var equals = arguments[i].IndexOf('=');
            var name = equals < 0 ? arguments[i] : arguments[i][..equals];
            if (!command.Takes(name))
                hosts.Add(arguments[i]);
            else if (command.Flags.Contains(name))
                own[name] = equals < 0 ? "" : throw new OperatorMistakeException(PortalTexts.Console("host.flagTakesNoValue", name));
            else if (equals >= 0)
                own[name] = arguments[i][(equals + 1)..];
            else
                own[name] = i + 1 < arguments.Length ? arguments[++i] : throw new OperatorMistakeException(PortalTexts.Console("host.valueMissing", name));
        }

        return (own, hosts);
    }

    private static OperatorMistakeException Unknown(string[] arguments)
    {
        var given = string.Join(' ', arguments.TakeWhile(argument => !argument.StartsWith('-')));
        return new(Nearest.To(given, Commands.Select(command => command.Name)) is { } nearest
            ? PortalTexts.Console("admin.unknownNearest", given, nearest)
            : PortalTexts.Console("admin.unknown", given));
    }
}
