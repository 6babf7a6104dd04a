using System.Text.Json;
using OpenContracting.Standards;

namespace OpenContracting.Validation.Reports.Cove;

/// <summary>The report of the Data Review Tools' libraries, lib-cove-oc4ids and lib-cove-ocds: their keys, their paths and their counts, in our words.</summary>
/// <remarks>
/// For programs that read theirs today. What differs, and why, is in <c>README.md</c> beside this file. One document gives one object;
/// several give an array of them.
/// </remarks>
public sealed class CoveReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "cove";

    /// <inheritdoc/>
    public string MediaType => "application/json";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var writer = new Utf8JsonWriter(output, NoticeJson.Indented);
        if (documents.Count != 1)
            writer.WriteStartArray();
        foreach (var document in documents)
            WriteDocument(writer, document, language);
        if (documents.Count != 1)
            writer.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter writer, ReportedDocument document, string language)
    {
        var findings = new CoveFindings(document.Report, language, document.UnknownFields);
        writer.WriteStartObject();
        writer.WriteString("file_type", "json");
        if (document.Report.Version?.Standard == Standard.Ocds)
            new CoveOcds(writer, findings).Write();
        else
            new CoveOc4ids(writer, findings).Write();
        writer.WriteEndObject();
    }
}
