using System.Text.Json;
using OpenContracting.Projects;

namespace OpenContracting.Cli.Explanation;

/// <summary>A provenance file to be asked for many ids: where the line of each stands is found once.</summary>
internal sealed class ProvenanceIndex
{
    private readonly string path;
    private readonly Dictionary<string, (long Start, int Length)> projects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Start, int Length)> processes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);

    /// <exception cref="JsonException">A line is not one of a provenance file.</exception>
    public ProvenanceIndex(string path)
    {
        this.path = path;
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        var (start, filled) = (0L, 0);
        for (int read; (read = file.Read(buffer, filled, buffer.Length - filled)) > 0;)
        {
            filled += read;
            var used = 0;
            for (int end; (end = buffer.AsSpan(used, filled - used).IndexOf((byte)'\n')) >= 0; used += end + 1)
                Enter(buffer.AsSpan(used, end), start + used);
            buffer.AsSpan(used, filled - used).CopyTo(buffer);
            (start, filled) = (start + used, filled - used);
            if (filled == buffer.Length)
                Array.Resize(ref buffer, buffer.Length * 2);
        }

        Enter(buffer.AsSpan(0, filled), start);
    }

    /// <summary>What is known of an id: a project's, or a process's key or ocid.</summary>
    public (IReadOnlyList<ValueSource>? Sources, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Processes)? Find(string id)
    {
        if (projects.TryGetValue(id, out var project))
        {
            using var line = Read(project);
            var sources = ProvenanceFile.SourcesOf(line.RootElement);
            return (sources, sources.Select(source => source.Process).Distinct().Where(processes.ContainsKey).ToDictionary(key => key, Process));
        }

        var found = keys.GetValueOrDefault(id, id);
        return processes.ContainsKey(found) ? (null, new Dictionary<string, ReadOnlyMemory<byte>> { [found] = Process(found) }) : null;
    }

    private void Enter(ReadOnlySpan<byte> line, long start)
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
            return;
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
            throw new JsonException();
        var isProject = reader.ValueTextEquals("project"u8);
        if ((!isProject && !reader.ValueTextEquals("process"u8)) || !reader.Read() || reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        var id = reader.GetString()!;
        (isProject ? projects : processes)[id] = (start, line.Length);
        if (!isProject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("ocid"u8) && reader.Read())
            keys[reader.GetString() ?? id] = id;
    }

    private ReadOnlyMemory<byte> Process(string key)
    {
        using var line = Read(processes[key]);
        return ProvenanceFile.ProvenanceOf(line.RootElement);
    }

    private JsonDocument Read((long Start, int Length) line)
    {
        using var file = File.OpenHandle(path);
        var bytes = new byte[line.Length];
        RandomAccess.Read(file, bytes, line.Start);
        return JsonDocument.Parse(bytes);
    }
}
