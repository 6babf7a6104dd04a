using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Projects;

namespace OpenContracting.Cli.Explanation;

/// <summary>The file beside a conversion that says where its values come from: JSON Lines, one of each process and one of each project.</summary>
/// <remarks>
/// A process: <c>{"process", "ocid", "provenance"}</c>, the last as <see cref="OpenContracting.Releases.Provenance"/> reads it. A project:
/// <c>{"project", "values": [{"at", "process", "source", "rule", "inferred", "evidence"}]}</c>.
/// </remarks>
public sealed class ProvenanceFile(string path) : IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);

    public void AddProcess(string key, string? ocid, ReadOnlyMemory<byte> provenance) => Write(writer =>
    {
        writer.WriteString("process", key);
        if (ocid is not null)
            writer.WriteString("ocid", ocid);
        writer.WritePropertyName("provenance");
        writer.WriteRawValue(provenance.Span, skipInputValidation: true);
    });

    public void AddProject(MappedProject project) => Write(writer =>
    {
        writer.WriteString("project", project.Id);
        writer.WriteStartArray("values");
        foreach (var source in project.Provenance)
        {
            writer.WriteStartObject();
            writer.WriteString("at", source.At);
            writer.WriteString("process", source.Process);
            writer.WriteString("source", source.Source);
            writer.WriteString("rule", source.Rule);
            writer.WriteBoolean("inferred", source.Inferred);
            if (source.Evidence is not null)
                writer.WriteString("evidence", source.Evidence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>Finds what a file says of an id: a project's, a process's key, ocid or number.</summary>
    /// <returns>The project's sources (null for a process), and the provenance of the processes.</returns>
    public static (List<ValueSource>? Sources, Dictionary<string, ReadOnlyMemory<byte>> Processes)? Find(string path, string id)
    {
        List<ValueSource>? sources = null;
        foreach (var line in File.ReadLines(path))
        {
            if (!line.StartsWith("{\"project\"", StringComparison.Ordinal))
                continue;
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.GetProperty("project").GetString() == id)
                sources = SourcesOf(document.RootElement);
        }

        var wanted = sources?.Select(source => source.Process).ToHashSet();
        var processes = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var line in File.ReadLines(path))
        {
            if (!line.StartsWith("{\"process\"", StringComparison.Ordinal))
                continue;
            using var document = JsonDocument.Parse(line);
            var key = document.RootElement.GetProperty("process").GetString()!;
            var ocid = document.RootElement.TryGetProperty("ocid", out var given) ? given.GetString() : null;
            if (wanted is null ? key == id || ocid == id || key == "num:" + id : wanted.Contains(key))
                processes[key] = ProvenanceOf(document.RootElement);
        }

        return sources is null && processes.Count == 0 ? null : (sources, processes);
    }

    internal static List<ValueSource> SourcesOf(JsonElement project) => [.. project.GetProperty("values").EnumerateArray().Select(Source)];

    internal static ReadOnlyMemory<byte> ProvenanceOf(JsonElement process) =>
        System.Text.Encoding.UTF8.GetBytes(process.GetProperty("provenance").GetRawText());

    public void Dispose() => file.Dispose();

    private static ValueSource Source(JsonElement value) => new(
        value.GetProperty("at").GetString()!, value.GetProperty("process").GetString()!, value.GetProperty("source").GetString()!,
        value.GetProperty("rule").GetString()!, value.GetProperty("inferred").GetBoolean(),
        value.TryGetProperty("evidence", out var evidence) ? evidence.GetString() : null);

    private void Write(Action<Utf8JsonWriter> content)
    {
        using (var writer = new Utf8JsonWriter(file, Readable))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }
}
