using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>The members of lib-cove-ocds' report, in the form it has for other programs.</summary>
internal sealed class CoveOcds(Utf8JsonWriter writer, CoveFindings findings)
{
    private readonly ValidationReport report = findings.Report;

    public void Write()
    {
        var version = report.Version!.Value;
        writer.WriteString("version_used", version.Declared);
        writer.WriteString("schema_url", $"https://standard.open-contracting.org/{version.Declared}/en/{SchemaFile()}");
        WriteExtensions();
        WriteErrors();
        WriteEmptyArray("common_error_types");
        WriteDeprecated();
        findings.WriteStructureWarnings(writer);
        WritePrefixes();
        writer.WriteNumber("count", report.Items);
        writer.WriteNumber("unique_ocids_count", report.Processes);
        findings.WriteCodelistValues(writer, "additional_closed_codelist_values", "closed-codelist", isOpen: false);
        findings.WriteCodelistValues(writer, "additional_open_codelist_values", "open-codelist", isOpen: true);
        WriteEmptyFields();
        WriteAdditionalFields();
    }

    private string SchemaFile() => report.Identity?.Kind is DocumentKind.RecordPackage or DocumentKind.Record
        ? "record-package-schema.json"
        : "release-package-schema.json";

    private void WriteExtensions()
    {
        if (report.Identity?.Extensions is not { Count: > 0 } extensions)
        {
            writer.WriteNull("extensions");
            return;
        }

        var broken = report.Notices.Where(notice => notice.Code is "unknown-extension" or "broken-extension")
            .GroupBy(notice => CoveFindings.Text(notice.Value)).ToDictionary(notices => notices.Key, notices => notices.First());
        writer.WriteStartObject("extensions");
        writer.WriteStartArray("extensions");
        foreach (var address in extensions.Where(address => !broken.ContainsKey(address)))
        {
            writer.WriteStartObject();
            writer.WriteString("url", address);
            writer.WriteStartObject("failed_codelists");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("invalid_extension");
        foreach (var (address, notice) in broken)
            writer.WriteString(address, NoticeTexts.Message(notice, findings.Language));
        writer.WriteEndObject();
        writer.WriteStartArray("invalid_extensions");
        foreach (var address in broken.Keys)
            writer.WriteStringValue(address);
        writer.WriteEndArray();
        writer.WriteBoolean("is_extended_schema", broken.Count < extensions.Count);
        writer.WriteString("extended_schema_url", broken.Count < extensions.Count ? "extended_schema.json" : null);
        writer.WriteEndObject();
    }

    private void WriteErrors()
    {
        writer.WriteStartArray("validation_errors");
        foreach (var error in findings.Errors.OrderBy(error => error.Key, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("type", error.MessageType);
            writer.WriteString("field", CoveFindings.WithoutPositions(error.Path));
            writer.WriteString("description", error.Message);
            writer.WriteString("path", error.Path);
            writer.WritePropertyName("value");
            if (error.Value is null)
                writer.WriteStringValue("");
            else if (error.MessageType == "uniqueItems")
                writer.WriteStringValue(CoveFindings.Text(error.Value));
            else
                CoveFindings.WriteValue(writer, error.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteDeprecated()
    {
        writer.WriteStartArray("deprecated_fields");
        var notices = findings.Of("deprecated-field").GroupBy(notice => CoveFindings.Last(notice.Pointer)).OrderBy(field => field.Key, StringComparer.Ordinal);
        foreach (var field in notices)
        {
            writer.WriteStartObject();
            writer.WriteString("field", field.Key);
            writer.WriteStartArray("paths");
            foreach (var notice in field)
                writer.WriteStringValue(CoveFindings.Path(CoveFindings.Parent(notice.Pointer)));
            writer.WriteEndArray();
            writer.WriteStartArray("explanation");
            writer.WriteStringValue(findings.Schema?.Fields.FindAt(field.First().Pointer)?.DeprecatedIn);
            writer.WriteStringValue(NoticeTexts.Message(field.First(), findings.Language));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WritePrefixes()
    {
        var notices = findings.Of("ocid-prefix-format").ToList();
        if (notices.Count == 0)
            return;
        writer.WriteStartObject("conformance_errors");
        writer.WriteStartArray("ocds_prefixes_bad_format");
        foreach (var notice in notices)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(CoveFindings.Text(notice.Value));
            writer.WriteStringValue(CoveFindings.Path(notice.Pointer));
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteEmptyFields()
    {
        writer.WriteStartObject("additional_checks");
        var notices = findings.Of("missing-values").ToList();
        if (notices.Count > 0)
        {
            writer.WriteStartArray("empty_field");
            foreach (var notice in notices)
            {
                writer.WriteStartObject();
                writer.WriteString("json_location", CoveFindings.Path(notice.Pointer));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private void WriteAdditionalFields()
    {
        var fields = findings.AdditionalFields;
        writer.WriteStartArray("additional_fields");
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            writer.WriteString("path", field.Path);
            writer.WriteString("field", field.Field);
            writer.WriteNumber("usage_count", field.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("all_additional_fields");
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            field.Write(writer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteEmptyArray(string name)
    {
        writer.WriteStartArray(name);
        writer.WriteEndArray();
    }
}
