using System.Globalization;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Validation;
using OpenContracting.Validation.Reports;

namespace OpenContracting.Cli.Validation;

/// <summary>A settings file: rules weighed less or silenced, each with a written reason and the day it ends.</summary>
/// <example><c>{"rules": [{"code": "missing-values", "severity": "information", "reason": "…", "until": "2027-01-31"}], "rulePages": "https://example.org/rules/"}</c></example>
public sealed class RuleSettings
{
    private static readonly string[] Members = ["code", "severity", "reason", "until"];

    private readonly Dictionary<string, Severity?> severities = [];
    private readonly Dictionary<string, (string Reason, DateOnly Until)> reasons = [];
    private readonly HashSet<string> seen = [];

    /// <summary>The address that a rule's code is added to for the rule's page; null when nobody said where such pages are.</summary>
    public string? RulePages { get; private set; }

    /// <summary>No settings.</summary>
    public static RuleSettings None { get; } = new();

    /// <summary>Reads a file; an entry whose day has passed is told of and left out.</summary>
    /// <exception cref="OperatorException">The file is not as described above.</exception>
    public static RuleSettings Read(string path, Session session, DateOnly today)
    {
        if (!File.Exists(path))
            throw new OperatorException(session.Text("settings.missing", path), ExitCode.Usage);
        var settings = new RuleSettings();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Refuse(document.RootElement, ["rules", "rulePages"], path, session);
            settings.RulePages = Pages(document.RootElement, path, session);
            foreach (var rule in document.RootElement.GetProperty("rules").EnumerateArray())
                settings.Add(rule, path, session, today);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new OperatorException(session.Text("settings.broken", path), ExitCode.Usage);
        }

        return settings;
    }

    /// <summary>The report as the settings weigh it.</summary>
    public ValidationReport Apply(ValidationReport report) => severities.Count == 0 ? report : report.Weighed(Weigh, Weigh);

    /// <summary>What the settings do to a report, rule by rule, to be written in it.</summary>
    public IReadOnlyList<RuleSetting> In(ValidationReport report) =>
    [
        .. from rule in severities
           let concerned = report.Counts.Where(count => count.Code == rule.Key && Milder(count.Severity, rule.Value) != count.Severity).Sum(count => count.Count)
           orderby rule.Key
           select In(rule.Key) with { Count = concerned },
    ];

    /// <summary>The notices kept that the settings silence.</summary>
    public IReadOnlyList<Notice> Silenced(ValidationReport report) => severities.Count == 0 ? [] : [.. report.Notices.Where(notice => Weigh(notice) is null)];

    /// <summary>A notice as the settings weigh it; null where they silence it.</summary>
    public Notice? Weigh(Notice notice) => Weigh(notice.Code, notice.Severity) switch
    {
        null => null,
        var severity when severity == notice.Severity => notice,
        { } severity => notice with { Severity = severity, Setting = ReportWords.Because(In(notice.Code)) },
    };

    private RuleSetting In(string code) => new(code, severities[code], reasons[code].Reason, reasons[code].Until, 0);

    private Severity? Weigh(string code, Severity severity) => severities.TryGetValue(code, out var other) ? Milder(severity, other) : severity;

    // A settings file lowers and silences; it never makes a rule graver.
    private static Severity? Milder(Severity severity, Severity? other) => other is null ? null : other > severity ? other : severity;

    private void Add(JsonElement rule, string path, Session session, DateOnly today)
    {
        string Member(string name) => rule.TryGetProperty(name, out var value) && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new OperatorException(session.Text("settings.member", path, rule.GetRawText(), name), ExitCode.Usage);

        var code = Member("code");
        if (KnownRule.Find(code) is null)
            throw new OperatorException(UnknownRule.Sentence(code, session), ExitCode.Usage);
        Severity? severity = Member("severity") switch
        {
            "off" => null,
            "information" => Severity.Information,
            "warning" => Severity.Warning,
            var other => throw new OperatorException(session.Text("settings.severity", path, code, other), ExitCode.Usage),
        };
        Refuse(rule, Members, path, session);
        if (!seen.Add(code))
            throw new OperatorException(session.Text("settings.twice", path, code), ExitCode.Usage);
        var reason = Member("reason");
        if (!DateOnly.TryParseExact(Member("until"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
            throw new OperatorException(session.Text("settings.until", path, code, Member("until")), ExitCode.Usage);
        if (until < today)
            session.Say(session.Text("settings.expired", path, code, Member("until")));
        else
            (severities[code], reasons[code]) = (severity, (reason, until));
    }

    private static string? Pages(JsonElement settings, string path, Session session)
    {
        if (!settings.TryGetProperty("rulePages", out var given))
            return null;
        return given.GetString() is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri.TrimEnd('/') + "/"
            : throw new OperatorException(session.Text("settings.rulePages", path, given.GetRawText()), ExitCode.Usage);
    }

    // A slip in a name must not silence more or less than was meant.
    private static void Refuse(JsonElement settings, string[] known, string path, Session session)
    {
        foreach (var member in settings.EnumerateObject())
            if (!known.Contains(member.Name))
                throw new OperatorException(session.Text("settings.unknown", path, member.Name, string.Join(", ", known)), ExitCode.Usage);
    }
}
