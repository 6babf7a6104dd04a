using System.Text.Json;

namespace OpenContracting.Validation.Reports;

/// <summary>SARIF 2.1.0, which code hosts and editors read.</summary>
public sealed class SarifReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "sarif";

    /// <inheritdoc/>
    public string MediaType => "application/sarif+json";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        var settings = documents.SelectMany(document => document.Settings).DistinctBy(setting => setting.Code).ToList();
        List<string> codes = [.. documents.SelectMany(document => document.Report.Counts).Select(count => count.Code).Concat(settings.Select(setting => setting.Code)).Distinct().Order(StringComparer.Ordinal)];
        using var writer = new Utf8JsonWriter(output, NoticeJson.Indented);
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, codes, documents.Select(document => document.RulePages).FirstOrDefault(), language);
        if (settings.Count > 0)
            WriteSettings(writer, settings, codes);
        writer.WriteString("columnKind", "unicodeCodePoints");
        writer.WriteStartArray("results");
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices.Concat(document.Silenced))
                WriteResult(writer, document, notice, codes.BinarySearch(notice.Code, StringComparer.Ordinal), language);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, List<string> codes, string? pages, string language)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "occ");
        writer.WriteString("semanticVersion", typeof(SarifReport).Assembly.GetName().Version!.ToString(3));
        writer.WriteStartArray("rules");
        foreach (var code in codes)
        {
            writer.WriteStartObject();
            writer.WriteString("id", code);
            writer.WriteString("name", PascalCase(code));
            WriteText(writer, "shortDescription", NoticeTexts.Title(code, language));
            if (pages is not null)
                writer.WriteString("helpUri", pages + code);
            WriteHelp(writer, code, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // Where there is no page to open, this is all there is: what must hold, why, what is left out and how to mend.
    private static void WriteHelp(Utf8JsonWriter writer, string code, string language)
    {
        writer.WriteStartObject("help");
        if (KnownRule.Find(code)?.Check is { } check)
        {
            var page = CheckText.Of(check, language);
            writer.WriteString("text", string.Join("\n\n", [page.Rule, page.Why, .. page.Exceptions.Select((exception, i) => $"{i + 1}. {exception}"), page.Mend]));
            writer.WriteString("markdown", page.Markdown);
        }
        else
        {
            writer.WriteString("text", $"{NoticeTexts.Title(code, language)}. {NoticeTexts.Mend(code, language)}");
        }

        writer.WriteEndObject();
    }

    // What whoever validates decided about rules is a configuration of this run [3.20.5].
    private static void WriteSettings(Utf8JsonWriter writer, List<RuleSetting> settings, List<string> codes)
    {
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", true);
        writer.WriteStartArray("ruleConfigurationOverrides");
        foreach (var setting in settings)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("descriptor");
            writer.WriteString("id", setting.Code);
            writer.WriteNumber("index", codes.BinarySearch(setting.Code, StringComparer.Ordinal));
            writer.WriteEndObject();
            writer.WriteStartObject("configuration");
            if (setting.Severity is { } severity)
                writer.WriteString("level", Level(severity));
            else
                writer.WriteBoolean("enabled", false);
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("reason", setting.Reason);
            writer.WriteString("until", setting.Until.ToString("yyyy-MM-dd"));
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter writer, RuleSetting setting)
    {
        writer.WriteStartArray("suppressions");
        writer.WriteStartObject();
        writer.WriteString("kind", "external");
        writer.WriteString("status", "accepted");
        writer.WriteString("justification", ReportWords.Because(setting));
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };

    private static void WriteResult(Utf8JsonWriter writer, ReportedDocument document, Notice notice, int rule, string language)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", notice.Code);
        if (rule >= 0)
            writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", Level(notice.Severity));
        WriteText(writer, "message", document.SentenceOf(notice, language));
        if (document.Settings.FirstOrDefault(setting => setting.Code == notice.Code && setting.Severity is null) is { } silenced)
            WriteSuppression(writer, silenced);
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", Address(document.FileOf(notice)));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", notice.Line);
        writer.WriteNumber("startColumn", notice.Column);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.WriteString("fullyQualifiedName", notice.Pointer.Length == 0 ? "/" : notice.Pointer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string Address(string file) => Uri.TryCreate(file, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        ? address.AbsoluteUri
        : Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal);

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    private static string PascalCase(string code) =>
        string.Concat(code.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
