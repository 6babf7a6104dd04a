namespace OpenContracting.Web.Hosting;

/// <summary>
/// The command line of the host as settings. <c>--demo</c> and <c>--no-demo</c> stand alone, the others take a value
/// (<c>--data x</c> or <c>--data=x</c>); any other setting is given by its full name, as in <c>--Logging:LogLevel:Default=Debug</c>.
/// </summary>
public static class HostArguments
{
    private static readonly Dictionary<string, string> Valued = new()
    {
        ["--data"] = Name(nameof(InstanceOptions.Data)),
        ["--database"] = Name(nameof(InstanceOptions.Database)),
        ["--role"] = Name(nameof(InstanceOptions.Role)),
        ["--public-address"] = Name(nameof(InstanceOptions.PublicAddress)),
        ["--trusted-proxy"] = Name(nameof(InstanceOptions.TrustedProxies)),
        ["--source-address"] = Name(nameof(InstanceOptions.SourceAddress)),
        ["--schemas"] = Name(nameof(InstanceOptions.Schemas)),
        ["--urls"] = "urls",
        ["--environment"] = "environment",
    };

    private static readonly Dictionary<string, string> Flags = new() { ["--demo"] = "true", ["--no-demo"] = "false" };

    public static IReadOnlyDictionary<string, string?> Parse(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = Split(arguments[i]);
            if (Flags.TryGetValue(name, out var flag))
            {
                if (value is not null)
                    throw Mistake("host.flagTakesNoValue", name);
                if (settings.TryGetValue(Name(nameof(InstanceOptions.Demo)), out var earlier) && earlier != flag)
                    throw Mistake("host.demoBothWays");
                settings[Name(nameof(InstanceOptions.Demo))] = flag;
                continue;
            }

            if (!Valued.TryGetValue(name, out var setting))
                setting = name.Contains(':') && value is not null ? name.TrimStart('-') : throw Unknown(name);
            value ??= i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--") ? arguments[++i] : throw Mistake("host.valueMissing", name);
            if (setting == Name(nameof(InstanceOptions.TrustedProxies)))
                setting += ":" + settings.Keys.Count(key => key.StartsWith(setting, StringComparison.Ordinal));
            settings[setting] = value;
        }

        return settings;
    }

    private static string Name(string property) => $"{InstanceOptions.Section}:{property}";

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=');
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static OperatorMistakeException Unknown(string name) =>
        Nearest.To(name, Valued.Keys.Concat(Flags.Keys)) is { } nearest
            ? Mistake("host.unknownArgumentNearest", name, nearest)
            : Mistake("host.unknownArgument", name);

    private static OperatorMistakeException Mistake(string key, params ReadOnlySpan<object?> arguments) =>
        new(PortalTexts.Console(key, arguments));
}
