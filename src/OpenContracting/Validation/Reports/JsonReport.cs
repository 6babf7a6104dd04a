using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Reports;

/// <summary>One JSON object: for each document its verdicts, counts, notices, checks, and the coverage of fields and of the CoST elements.</summary>
public sealed class JsonReport : IReportFormat
{
    /// <summary>The version of this shape; additions keep it, anything else raises it.</summary>
    public const string FormatVersion = "1.0";

    /// <summary>Opens the JSON Schema of this format and version.</summary>
    public static Stream OpenSchema() => EmbeddedFile.Open($"schemas/report/{FormatVersion}/report-schema.json");

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public bool ShowsIdsElements => true;

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var writer = new Utf8JsonWriter(output, NoticeJson.Indented);
        writer.WriteStartObject();
        writer.WriteString("formatVersion", FormatVersion);
        writer.WriteString("language", language);
        writer.WriteStartArray("documents");
        foreach (var document in documents)
            WriteDocument(writer, document, language);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteDocument(Utf8JsonWriter writer, ReportedDocument document, string language)
    {
        var report = document.Report;
        writer.WriteStartObject();
        writer.WriteString("name", document.Name);
        NoticeJson.WriteIfGiven(writer, "kind", report.Identity?.Kind?.ToString());
        NoticeJson.WriteIfGiven(writer, "version", report.Version?.ToString());
        writer.WriteNumber("items", report.Items);
        writer.WriteNumber("bytes", report.Bytes);
        WriteVerdicts(writer, report);
        if (document.Settings.Count > 0)
            WriteSettings(writer, document.Settings);
        WriteCounts(writer, report, language);
        WriteNotices(writer, report, language);
        WriteChecks(writer, report, language);
        WriteFields(writer, report);
        WriteCodes(writer, report);
        WriteIdsElements(writer, report);
        writer.WriteEndObject();
    }

    private static void WriteVerdicts(Utf8JsonWriter writer, ValidationReport report)
    {
        writer.WriteStartObject("verdicts");
        foreach (var verdict in report.Verdicts)
        {
            writer.WriteStartObject(NoticeJson.Word(verdict.Kind));
            writer.WriteString("outcome", verdict.Outcome switch
            {
                VerdictOutcome.Passed => "passed",
                VerdictOutcome.Failed => "failed",
                _ => "unknown",
            });
            writer.WriteNumber("errors", verdict.Errors);
            writer.WriteNumber("warnings", verdict.Warnings);
            if (verdict.Percentage is { } percentage)
                writer.WriteNumber("percentage", percentage);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, ValidationReport report, string language)
    {
        writer.WriteStartArray("counts");
        foreach (var count in report.Counts)
        {
            writer.WriteStartObject();
            writer.WriteString("code", count.Code);
            writer.WriteString("title", NoticeTexts.Title(count.Code, language));
            writer.WriteString("severity", NoticeJson.Word(count.Severity));
            writer.WriteString("kind", NoticeJson.Word(count.Kind));
            writer.WriteNumber("count", count.Count);
            writer.WriteNumber("kept", count.Kept);
            writer.WriteString("mend", NoticeTexts.Mend(count.Code, language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSettings(Utf8JsonWriter writer, IReadOnlyList<RuleSetting> settings)
    {
        writer.WriteStartArray("settings");
        foreach (var setting in settings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", setting.Code);
            writer.WriteString("severity", setting.Severity is { } severity ? NoticeJson.Word(severity) : "off");
            writer.WriteString("reason", setting.Reason);
            writer.WriteString("until", setting.Until.ToString("yyyy-MM-dd"));
            writer.WriteNumber("count", setting.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNotices(Utf8JsonWriter writer, ValidationReport report, string language)
    {
        writer.WriteStartArray("notices");
        foreach (var notice in report.Notices)
        {
            writer.WriteStartObject();
            NoticeJson.WriteMembers(writer, notice, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteChecks(Utf8JsonWriter writer, ValidationReport report, string language)
    {
        writer.WriteStartArray("checks");
        foreach (var check in report.Checks)
        {
            writer.WriteStartObject();
            writer.WriteString("code", check.Code);
            writer.WriteString("outcome", check.Outcome switch
            {
                CheckOutcome.Passed => "passed",
                CheckOutcome.Failed => "failed",
                _ => "did-not-apply",
            });
            writer.WriteNumber("passed", check.Passed);
            writer.WriteNumber("failed", check.Failed);
            writer.WriteNumber("didNotApply", check.DidNotApply.Values.Sum());
            if (check.DidNotApply.Count > 0)
                WriteReasons(writer, check, language);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteReasons(Utf8JsonWriter writer, CheckResult check, string language)
    {
        writer.WriteStartArray("reasons");
        foreach (var (exception, items) in check.DidNotApply)
        {
            writer.WriteStartObject();
            writer.WriteString("because", NoticeTexts.Because(check.Code, exception, language));
            writer.WriteNumber("items", items);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter writer, ValidationReport report)
    {
        writer.WriteStartArray("fields");
        foreach (var field in report.Fields.Where(field => field.Possible > 0))
        {
            writer.WriteStartObject();
            writer.WriteString("path", field.Path);
            writer.WriteNumber("possible", field.Possible);
            writer.WriteNumber("filled", field.Filled);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCodes(Utf8JsonWriter writer, ValidationReport report)
    {
        writer.WriteStartArray("codes");
        foreach (var field in report.Codes)
        {
            writer.WriteStartObject();
            writer.WriteString("path", field.Path);
            writer.WriteNumber("values", field.Values);
            writer.WriteStartArray("codes");
            foreach (var code in field.Codes)
            {
                writer.WriteStartObject();
                writer.WriteString("code", code.Code);
                writer.WriteNumber("times", code.Times);
                writer.WriteBoolean("listed", code.IsListed);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteIdsElements(Utf8JsonWriter writer, ValidationReport report)
    {
        writer.WriteStartArray("idsElements");
        foreach (var element in report.IdsElements)
        {
            writer.WriteStartObject();
            writer.WriteString("id", element.Element.Id);
            writer.WriteNumber("disclosed", element.Disclosed);
            writer.WriteNumber("missing", element.Missing);
            writer.WriteNumber("notDue", element.NotDue);
            writer.WriteNumber("notApplicable", element.NotApplicable);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
