using System.Text.Json;

namespace OpenContracting.Validation.Reports;

/// <summary>One JSON object a line, a notice each.</summary>
public sealed class NdjsonReport : IStreamedFormat
{
    /// <inheritdoc/>
    public string Name => "ndjson";

    /// <inheritdoc/>
    public string MediaType => "application/x-ndjson";

    /// <inheritdoc/>
    public IStreamedReport Begin(Stream output, string language) => new Lines(output, language);

    /// <inheritdoc/>
    public void Write(Stream output, IReadOnlyList<ReportedDocument> documents, string language)
    {
        using var lines = Begin(output, language);
        foreach (var document in documents)
            foreach (var notice in document.Report.Notices)
                lines.Add(document.Name, notice);
    }

    private sealed class Lines(Stream output, string language) : IStreamedReport
    {
        private readonly Utf8JsonWriter writer = new(output, NoticeJson.Compact);

        public void Add(string document, Notice notice)
        {
            writer.WriteStartObject();
            writer.WriteString("document", document);
            NoticeJson.WriteMembers(writer, notice, language);
            writer.WriteEndObject();
            writer.Flush();
            output.WriteByte((byte)'\n');
            writer.Reset();
        }

        // A line is a notice, and nothing else; the reason stands in those that weigh less.
        public void End(string document, IReadOnlyList<RuleSetting> settings)
        {
        }

        public void Dispose() => writer.Dispose();
    }
}
