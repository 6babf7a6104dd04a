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
        var codes = documents.SelectMany(document => document.Report.Counts).Select(count => count.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        using var writer = new Utf8JsonWriter(output, NoticeJson.Indented);
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, codes, language);
        writer.WriteString("columnKind", "unicodeCodePoints");
        writer.WriteStartArray("results");
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices)
                WriteResult(writer, document, notice, codes.BinarySearch(notice.Code, StringComparer.Ordinal), language);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter writer, List<string> codes, string language)
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
            WriteText(writer, "help", NoticeTexts.Mend(code, language));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, ReportedDocument document, Notice notice, int rule, string language)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", notice.Code);
        if (rule >= 0)
            writer.WriteNumber("ruleIndex", rule);
        writer.WriteString("level", notice.Severity switch
        {
            Severity.Error => "error",
            Severity.Warning => "warning",
            _ => "note",
        });
        WriteText(writer, "message", document.SentenceOf(notice, language));
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
