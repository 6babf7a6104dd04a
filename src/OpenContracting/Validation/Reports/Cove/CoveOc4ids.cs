using System.Text.Json;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>The members of lib-cove-oc4ids' report.</summary>
internal sealed class CoveOc4ids(Utf8JsonWriter writer, CoveFindings findings)
{
    private static readonly string[] AdditionalChecks = ["missing-values", "missing-currency", "missing-org-refs"];

    public void Write()
    {
        WriteVersion();
        WriteAdditionalFields();
        writer.WriteNull("extensions");
        WriteErrors();
        writer.WriteStartArray("common_error_types");
        writer.WriteEndArray();
        writer.WriteStartObject("deprecated_fields");
        writer.WriteEndObject();
        findings.WriteStructureWarnings(writer);
        WriteConformance();
        WriteAdditionalChecks();
        findings.WriteCodelistValues(writer, "additional_closed_codelist_values", "closed-codelist", isOpen: false);
        findings.WriteCodelistValues(writer, "additional_open_codelist_values", "open-codelist", isOpen: true);
        writer.WritePropertyName("field_coverage");
        CoveFieldCoverage.Write(writer, findings);
    }

    private void WriteVersion()
    {
        var version = findings.Report.Version?.Number;
        writer.WriteString("version_used", version);
        writer.WriteStartArray("version_display_choices");
        writer.WriteStartArray();
        writer.WriteStringValue(version);
        writer.WriteStringValue(version);
        writer.WriteEndArray();
        writer.WriteEndArray();
        writer.WriteString("version_used_display", version);
        writer.WriteString(
            "schema_url",
            version is null ? null : $"http://standard.open-contracting.org/infrastructure/schema/{version.Replace(".", "__", StringComparison.Ordinal)}/project-package-schema.json");
    }

    private void WriteAdditionalFields()
    {
        var fields = findings.AdditionalFields;
        writer.WriteStartArray("data_only");
        foreach (var field in fields.OrderBy(field => field.Path, StringComparer.Ordinal).ThenBy(field => field.Field, StringComparer.Ordinal))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(field.Path);
            writer.WriteStringValue(field.Field);
            writer.WriteNumberValue(field.Count);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("additional_fields");
        foreach (var field in fields)
        {
            writer.WriteStartObject($"{field.Path}/{field.Field}");
            field.Write(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteNumber("additional_fields_count", Total("additional-field"));
    }

    private void WriteErrors()
    {
        writer.WriteStartArray("validation_errors");
        foreach (var alike in findings.Errors.GroupBy(error => error.Key).OrderBy(alike => alike.Key, StringComparer.Ordinal))
        {
            writer.WriteStartArray();
            writer.WriteStringValue(alike.Key);
            writer.WriteStartArray();
            foreach (var error in alike)
            {
                writer.WriteStartObject();
                writer.WriteString("path", error.Path);
                if (error.Value is { } value)
                {
                    writer.WritePropertyName("value");
                    if (error.MessageType == "uniqueItems")
                        writer.WriteStringValue(CoveFindings.Text(value));
                    else
                        CoveFindings.WriteValue(writer, value);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteNumber("validation_errors_count", findings.ErrorCount);
    }

    private void WriteConformance()
    {
        writer.WriteStartArray("conformance_checks");
        var notices = findings.Of("invalid-project-ids").ToList();
        if (notices.Count > 0)
        {
            WriteCheck("invalid-project-ids");
            writer.WriteStartArray("path_values");
            foreach (var notice in notices)
            {
                writer.WriteStartObject();
                writer.WriteString("path", notice.Pointer);
                writer.WriteString("value", CoveFindings.Text(notice.Value));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteAdditionalChecks()
    {
        writer.WriteStartArray("additional_checks");
        foreach (var code in AdditionalChecks)
        {
            // The package's own list passes by the checks in pieces; when it is empty only the schema's rule says so.
            List<Notice> empty = code == "missing-values" ? [.. findings.Of("too-few-items").Where(notice => notice.Pointer == "/projects")] : [];
            var notices = empty.Concat(findings.Of(code)).ToList();
            if (notices.Count == 0)
                continue;
            WriteCheck(code, empty.Count);
            writer.WriteStartArray("paths");
            foreach (var notice in notices)
                // Theirs ends with a slash, being cut before "amount".
                writer.WriteStringValue(code == "missing-currency" ? notice.Pointer + "/" : notice.Pointer);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // Begins the object of a check; the caller adds the places and ends it.
    private void WriteCheck(string code, long more = 0)
    {
        writer.WriteStartObject();
        writer.WriteString("check_id", code);
        writer.WriteString("message", $"{NoticeTexts.Title(code, findings.Language)}: {Total(code) + more}. {NoticeTexts.Mend(code, findings.Language)}");
    }

    private long Total(string code) => findings.Report.Counts.Where(count => count.Code == code).Sum(count => count.Count);
}
