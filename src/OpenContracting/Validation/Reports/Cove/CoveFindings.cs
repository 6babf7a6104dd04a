using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>What a report holds, sorted into what both libraries' reports are made of.</summary>
internal sealed class CoveFindings(ValidationReport report, string language, UnknownFields? unknown = null)
{
    /// <summary>The keyword of the schema that each rule stands for; the rules of bytes and JSON, on which the libraries stop, keep their own names.</summary>
    private static readonly Dictionary<string, string> Validators = new()
    {
        ["wrong-type"] = "type",
        ["missing-property"] = "required",
        ["too-short"] = "minLength",
        ["too-long"] = "maxLength",
        ["too-few-items"] = "minItems",
        ["too-many-items"] = "maxItems",
        ["too-few-properties"] = "minProperties",
        ["too-many-properties"] = "maxProperties",
        ["below-minimum"] = "minimum",
        ["above-maximum"] = "maximum",
        ["no-multiple"] = "multipleOf",
        ["pattern-mismatch"] = "pattern",
        ["not-in-enum"] = "enum",
        ["duplicate-id"] = "uniqueItems",
        ["duplicate-item"] = "uniqueItems",
        ["invalid-date-time"] = "format",
        ["invalid-uri"] = "format",
        ["invalid-email"] = "format",
        ["mixed-releases"] = "oneOf",
        ["no-alternative"] = "oneOf",
        ["several-alternatives"] = "oneOf",
        ["missing-dependency"] = "dependencies",
        ["forbidden-property"] = "additionalProperties",
    };

    private readonly Lazy<StandardSchema?> schema = new(() => report.Version is { } version && report.Identity?.Kind is { } kind
        ? StandardSchema.Load(version, kind, report.Identity.Extensions)
        : null);

    public ValidationReport Report => report;

    public string Language => language;

    public StandardSchema? Schema => schema.Value;

    /// <summary>The errors of structure, as the libraries see them.</summary>
    public IEnumerable<CoveError> Errors =>
        from notice in report.Notices
        where notice.Kind == NoticeKind.Structure && notice.Severity == Severity.Error
        select CoveError.Of(notice, Validators.GetValueOrDefault(notice.Code, notice.Code), language);

    /// <summary>How many there were, those over the report's limit included.</summary>
    public long ErrorCount => report.Counts.Where(count => count.Kind == NoticeKind.Structure && count.Severity == Severity.Error).Sum(count => count.Count);

    public IEnumerable<Notice> Of(string code) => report.Notices.Where(notice => notice.Code == code);

    /// <summary>The values of a codelist rule, a field at a time.</summary>
    public void WriteCodelistValues(Utf8JsonWriter writer, string name, string code, bool isOpen)
    {
        writer.WriteStartObject(name);
        foreach (var field in Of(code).GroupBy(notice => WithoutPositions(notice.Pointer)).OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            var codelist = field.First().Expected ?? Schema?.Fields.FindAt(field.First().Pointer)?.Codelist;
            writer.WriteStartObject(field.Key);
            writer.WriteString("path", Parent(field.Key));
            writer.WriteString("field", Last(field.Key));
            writer.WriteString("codelist", codelist);
            writer.WriteString("codelist_url", $"{CodelistFolder}{codelist}");
            writer.WriteStartArray("codelist_amend_urls");
            writer.WriteEndArray();
            writer.WriteBoolean("isopen", isOpen);
            writer.WriteStartArray("values");
            foreach (var value in field.Select(notice => Text(notice.Value)).Distinct().Order(StringComparer.Ordinal))
                writer.WriteStringValue(value);
            writer.WriteEndArray();
            writer.WriteBoolean("extension_codelist", false);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Objects in lists that lack an id they could have, as paths.</summary>
    public void WriteStructureWarnings(Utf8JsonWriter writer)
    {
        var paths = Of("missing-id").Select(notice => WithoutPositions(notice.Pointer)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0)
            return;
        writer.WriteStartObject("structure_warnings");
        writer.WriteStartArray("missing_ids");
        foreach (var path in paths)
            writer.WriteStringValue(path);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Fields the schema does not know, by their path without positions, with how often they occur and up to three plain values.</summary>
    public IReadOnlyList<CoveAdditionalField> AdditionalFields => (unknown ?? Kept()).All;

    /// <summary>A pointer as the libraries write paths in errors: no leading slash.</summary>
    public static string Path(string pointer) => pointer.TrimStart('/');

    /// <summary>The path without positions in lists and without leading slash.</summary>
    public static string WithoutPositions(string pointer) => string.Join('/', pointer.Split('/').Where(step => step.Length > 0 && !IsPosition(step)));

    public static bool IsPosition(string step) => step.Length > 0 && step.All(char.IsAsciiDigit);

    public static string Parent(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    public static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The text of a JSON string; other JSON as it stands.</summary>
    public static string Text(string? json)
    {
        if (json is null || !json.StartsWith('"'))
            return json ?? "";
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.GetString()!;
        }
        catch (JsonException)
        {
            // The notice keeps the beginning of a long value.
            return json[1..];
        }
    }

    /// <summary>Writes a notice's value as the JSON it was, or, where the notice keeps but its beginning, as a text.</summary>
    public static void WriteValue(Utf8JsonWriter writer, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            document.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(Text(json));
        }
    }

    /// <summary>Whether a value is neither an object nor a list.</summary>
    public static bool IsPlain(string json) => json.Length > 0 && json[0] is not ('{' or '[');

    private UnknownFields Kept()
    {
        var fields = new UnknownFields();
        foreach (var notice in report.Notices)
            fields.Add(notice);
        return fields;
    }

    private string CodelistFolder => report.Version?.Standard == Standard.Ocds
        ? $"https://raw.githubusercontent.com/open-contracting/standard/{report.Version?.Declared}/schema/codelists/"
        : $"https://raw.githubusercontent.com/open-contracting/infrastructure/{report.Version?.Declared}/schema/project-level/codelists/";
}
