using System.Text.Json;

namespace OpenContracting.Validation.Reports;

/// <summary>One JSON object a line, a notice each.</summary>
public sealed class NdjsonReport : IReportFormat
{
    /// <inheritdoc/>
    public string Name => "ndjson";

    /// <inheritdoc/>
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var writer = new Utf8JsonWriter(output, NoticeJson.Compact);
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices)
            {
                writer.WriteStartObject();
                writer.WriteString("document", document.Name);
                NoticeJson.WriteMembers(writer, notice, language);
                writer.WriteEndObject();
                writer.Flush();
                output.WriteByte((byte)'\n');
                writer.Reset();
            }
    }
}
