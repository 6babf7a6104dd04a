using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using OpenContracting.Standards;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Links;

namespace OpenContracting.Web.Hosting;

/// <summary>The options of an instance after they were checked: what the rest of the host uses.</summary>
public sealed partial record InstanceSettings
{
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL connection string; null for SQLite in <see cref="DataFolder"/>.</summary>
    public required string? PostgreSql { get; init; }

    public required InstanceRole Role { get; init; }

    public required bool? Demo { get; init; }

    /// <summary>Without a slash at its end; null when the first bound address is to be used.</summary>
    public required string? PublicAddress { get; init; }

    public required IReadOnlyList<IPNetwork> TrustedProxies { get; init; }

    public required SchemaFolder Schemas { get; init; }

    public required string PublisherName { get; init; }

    public required string? PublisherUri { get; init; }

    public required string ProjectPrefix { get; init; }

    public required string Licence { get; init; }

    public required string? SourceAddress { get; init; }

    public required int ReadsPerMinute { get; init; }

    public required int SignInsPerMinute { get; init; }

    public required int PushesPerMinute { get; init; }

    public required long LargestExport { get; init; }

    public required int ValidationsPerMinute { get; init; }

    public required long LargestValidation { get; init; }

    public required int ValidationsAtOnce { get; init; }

    public required int ValidationsWaiting { get; init; }

    /// <summary>How long one validation may take.</summary>
    public required TimeSpan ValidationLimit { get; init; }

    /// <summary>For how many days a report can be kept; the first is the usual one.</summary>
    public required IReadOnlyList<int> ValidationDays { get; init; }

    /// <summary>How long a worker may be silent before others take its work over.</summary>
    public required TimeSpan WorkerLease { get; init; }

    public required AlarmSettings Alarms { get; init; }

    /// <summary>Who receives what citizens report in confidence, and the clocks.</summary>
    public required CaseSettings Cases { get; init; }

    /// <summary>Whether and how the addresses of documents are asked for.</summary>
    public required LinkSettings Links { get; init; }

    /// <summary>Null when nothing is measured.</summary>
    public required string? Telemetry { get; init; }

    public required bool LogsJson { get; init; }

    public bool ServesWeb => Role is InstanceRole.All or InstanceRole.Web;

    public bool RunsJobs => Role is InstanceRole.All or InstanceRole.Worker;

    /// <summary>Reads and checks the options.</summary>
    /// <param name="configuration">Where the options come from.</param>
    /// <param name="publishes">False for admin commands, which publish no address and so need none.</param>
    /// <exception cref="OperatorMistakeException">One sentence for every setting that cannot be served.</exception>
    public static InstanceSettings Read(IConfiguration configuration, bool publishes = true)
    {
        var mistakes = new List<string>();
        var options = new InstanceOptions();
        try
        {
            configuration.GetSection(InstanceOptions.Section).Bind(options);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new OperatorMistakeException(PortalTexts.Console("host.unreadableSetting", unreadable.InnerException?.Message ?? unreadable.Message));
        }

        var role = ReadRole(options, mistakes);
        var settings = new InstanceSettings
        {
            DataFolder = Path.GetFullPath(options.Data),
            PostgreSql = ReadConnection(options.Database, mistakes),
            Role = role,
            Demo = options.Demo,
            PublicAddress = ReadAddress(options.PublicAddress, "--public-address", mistakes)?.TrimEnd('/'),
            TrustedProxies = [.. options.TrustedProxies.SelectMany(proxy => ReadNetwork(proxy, mistakes))],
            Schemas = ReadSchemas(options.Schemas, mistakes),
            PublisherName = options.PublisherName,
            PublisherUri = ReadAddress(options.PublisherUri, nameof(options.PublisherUri), mistakes),
            ProjectPrefix = options.ProjectPrefix,
            Licence = ReadAddress(options.Licence, nameof(options.Licence), mistakes) ?? "",
            SourceAddress = ReadAddress(options.SourceAddress, "--source-address", mistakes),
            ReadsPerMinute = Positive(options.ReadsPerMinute, nameof(options.ReadsPerMinute), mistakes),
            SignInsPerMinute = Positive(options.SignInsPerMinute, nameof(options.SignInsPerMinute), mistakes),
            PushesPerMinute = Positive(options.PushesPerMinute, nameof(options.PushesPerMinute), mistakes),
            LargestExport = options.LargestExport,
            ValidationsPerMinute = Positive(options.ValidationsPerMinute, nameof(options.ValidationsPerMinute), mistakes),
            LargestValidation = options.LargestValidation,
            ValidationsAtOnce = Positive(options.ValidationsAtOnce, nameof(options.ValidationsAtOnce), mistakes),
            ValidationsWaiting = Positive(options.ValidationsWaiting, nameof(options.ValidationsWaiting), mistakes),
            ValidationLimit = TimeSpan.FromMinutes(Positive(options.ValidationMinutes, nameof(options.ValidationMinutes), mistakes)),
            ValidationDays = ReadDays(options.ValidationDays, mistakes),
            WorkerLease = TimeSpan.FromSeconds(Positive(options.WorkerLeaseSeconds, nameof(options.WorkerLeaseSeconds), mistakes)),
            Alarms = AlarmSettings.Read(options, mistakes),
            Cases = CaseSettings.Read(options, mistakes),
            Links = LinkSettings.Read(options, mistakes),
            Telemetry = ReadAddress(options.Telemetry, nameof(options.Telemetry), mistakes),
            LogsJson = options.LogFormat == "json",
        };
        if (options.LargestExport <= 0)
            mistakes.Add(PortalTexts.Console("host.notPositive", nameof(options.LargestExport), options.LargestExport));
        if (options.LargestValidation <= 0)
            mistakes.Add(PortalTexts.Console("host.notPositive", nameof(options.LargestValidation), options.LargestValidation));
        if (options.LogFormat is not ("text" or "json"))
            mistakes.Add(PortalTexts.Console("host.logFormat", options.LogFormat));
        if (options.PublisherName.Length == 0)
            mistakes.Add(PortalTexts.Console("host.publisherMissing"));
        if (!Prefix().IsMatch(options.ProjectPrefix))
            mistakes.Add(PortalTexts.Console("host.prefix", options.ProjectPrefix));
        if (publishes && options.PublicAddress.Length == 0)
            mistakes.AddRange(NeedsAddress(options, role));
        return mistakes.Count == 0 ? settings : throw new OperatorMistakeException(mistakes);
    }

    private static InstanceRole ReadRole(InstanceOptions options, List<string> mistakes)
    {
        if (!Enum.TryParse<InstanceRole>(options.Role, ignoreCase: true, out var role) || !Enum.IsDefined(role) || char.IsDigit(options.Role[0]))
            mistakes.Add(PortalTexts.Console("host.role", options.Role));
        else if (role != InstanceRole.All && options.Database.Length == 0)
            mistakes.Add(PortalTexts.Console("host.roleNeedsPostgres", options.Role));
        return role;
    }

    private static IEnumerable<string> NeedsAddress(InstanceOptions options, InstanceRole role)
    {
        // Of several processes each would take its own address for the public's.
        if (role != InstanceRole.All && options.Database.Length > 0)
            yield return PortalTexts.Console("host.publicAddressForRoles");
        else if (options.Demo == false)
            yield return PortalTexts.Console("host.publicAddressMissing");
    }

    private static string? ReadConnection(string value, List<string> mistakes)
    {
        if (value.Length == 0)
            return null;
        try
        {
            if (new NpgsqlConnectionStringBuilder(value).Host is { Length: > 0 })
                return value;
            mistakes.Add(PortalTexts.Console("host.databaseUnreadable", "Host"));
        }
        catch (ArgumentException unreadable)
        {
            mistakes.Add(PortalTexts.Console("host.databaseUnreadable", unreadable.Message));
        }

        return null;
    }

    private static string? ReadAddress(string value, string name, List<string> mistakes)
    {
        if (value.Length == 0)
            return null;
        if (Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.Query.Length == 0 && uri.Fragment.Length == 0)
            return uri.AbsoluteUri;
        mistakes.Add(PortalTexts.Console("host.address", name, value));
        return null;
    }

    private static IEnumerable<IPNetwork> ReadNetwork(string value, List<string> mistakes)
    {
        if (IPNetwork.TryParse(value, out var network))
            return [network];
        if (IPAddress.TryParse(value, out var address))
            return [new IPNetwork(address, address.GetAddressBytes().Length * 8)];
        mistakes.Add(PortalTexts.Console("host.trustedProxy", value));
        return [];
    }

    private static SchemaFolder ReadSchemas(string folder, List<string> mistakes)
    {
        if (folder.Length == 0)
            return SchemaFolder.Embedded;
        if (!Directory.Exists(folder))
        {
            mistakes.Add(PortalTexts.Console("host.schemasMissing", folder));
            return SchemaFolder.Embedded;
        }

        var files = SchemaFolder.Over(Path.GetFullPath(folder));
        mistakes.AddRange(OperatorTables.Faults(files, ConsoleLanguage.Current).Select(fault => PortalTexts.Console("host.schemasFault", fault)));
        return files;
    }

    private static IReadOnlyList<int> ReadDays(string text, List<string> mistakes)
    {
        List<int> days = [.. text.Split(',', StringSplitOptions.TrimEntries).Select(part => int.TryParse(part, out var count) ? count : 0)];
        if (days.Any(count => count is <= 0 or > 3660))
            mistakes.Add(PortalTexts.Console("host.validationDays", text));
        return days;
    }

    private static int Positive(int value, string name, List<string> mistakes)
    {
        if (value <= 0)
            mistakes.Add(PortalTexts.Console("host.notPositive", name, value));
        return value;
    }

    [GeneratedRegex("^oc4ids-[0-9a-z]{6}$")]
    private static partial Regex Prefix();
}
