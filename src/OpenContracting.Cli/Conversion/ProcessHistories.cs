using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>Collects the processes of several exports, and tells what became of every row.</summary>
public sealed class ProcessHistories(Session session, ReadOnlyMemory<byte> privacyKey, string? quarantineFile, bool quiet) : IExportSink, IDisposable
{
    // Files on a disk do not say who handed them over: those of one shape are taken for one source's.
    private const string OneSource = "files";
    private const int BatchSize = 512;

    private readonly NumberedPersons? persons = privacyKey.IsEmpty ? new() : null;
    private readonly Dictionary<string, List<ProcessState>> byProcess = new(StringComparer.Ordinal);
    private readonly StreamWriter? quarantine = quarantineFile is null ? null : new(quarantineFile, append: false, new UTF8Encoding(false));
    private List<ProcessSnapshot> batch = new(BatchSize);
    private Task building = Task.CompletedTask;
    private ProgressLine? progress;
    private long accepted;

    /// <summary>The processes, by key and in its order.</summary>
    public IReadOnlyList<KeyValuePair<string, ProcessHistory>> Processes { get; private set; } = [];

    /// <summary>Files asked for that could not be read, or files that could not be read to their end.</summary>
    public int BrokenInputs { get; private set; }

    /// <summary>Reads one export.</summary>
    public void Read(Input input, CancellationToken cancellation)
    {
        using var line = progress = new ProgressLine(session, input.File.Name, 0, quiet);
        var summary = ExportReader.Read(input.File, this, cancellation);
        HandOver();
        line.Dispose();
        if (summary.Refusal is { } refusal)
            TellRefused(input, refusal);
        else if (!quiet)
            TellRead(input.File, summary);
        if (!summary.BreaksOff)
            return;
        BrokenInputs++;
        session.Say(session.Text("convert.breaksOff", input.File.Name));
    }

    /// <summary>Orders what was read.</summary>
    public void Finish()
    {
        building.GetAwaiter().GetResult();
        JoinByNumber();
        Processes =
        [
            .. byProcess.OrderBy(process => process.Key, StringComparer.Ordinal).AsParallel().AsOrdered()
                .Select(process => KeyValuePair.Create(process.Key, ProcessHistory.Of(persons?.Number(process.Value) ?? process.Value))),
        ];
    }

    /// <summary>Joins what lists and pages say of a number to the process with that number; where several ocids share it, nothing is known.</summary>
    private void JoinByNumber()
    {
        var byNumber = byProcess.Where(process => process.Value[0].Release is { Ocid: not null, ExternalReference: not null })
            .ToLookup(process => process.Value[0].Release.ExternalReference!, process => process.Value);
        foreach (var (key, states) in byProcess.Where(process => process.Value[0].Release is { Ocid: null, ExternalReference: not null }).ToList())
        {
            if (byNumber[states[0].Release.ExternalReference!].ToList() is not [var only])
                continue;
            only.AddRange(states);
            byProcess.Remove(key);
        }
    }

    public void Dispose()
    {
        progress?.Dispose();
        quarantine?.Dispose();
    }

    void IExportSink.Accept(ProcessSnapshot snapshot)
    {
        batch.Add(snapshot);
        if (batch.Count == BatchSize)
            HandOver();
        progress?.Report(0, ++accepted);
    }

    /// <summary>Releases are built while the next rows are read; never more than one batch waits.</summary>
    private void HandOver()
    {
        building.GetAwaiter().GetResult();
        var full = batch;
        batch = new(BatchSize);
        building = Task.Run(() => Build(full));
    }

    /// <summary>On every core, and kept in the order of the source.</summary>
    private void Build(List<ProcessSnapshot> snapshots)
    {
        foreach (var (key, state) in snapshots.AsParallel().AsOrdered().Select(snapshot => (snapshot.ProcessKey, State(snapshot))))
        {
            if (!byProcess.TryGetValue(key, out var known))
                byProcess[key] = known = [];
            known.Add(state);
        }
    }

    private ProcessState State(ProcessSnapshot snapshot) => new()
    {
        Source = OneSource,
        Adapter = snapshot.Adapter,
        ExportDate = snapshot.ExportDate,
        UnknownTables = snapshot.UnknownTables,
        Release = ReleaseBuilder.Build(snapshot, persons?.Options ?? new ReleaseOptions { PrivacyKey = privacyKey }),
    };

    void IExportSink.Quarantine(QuarantinedRow row)
    {
        if (quarantine is null)
            return;
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("table", row.Table);
            writer.WriteNumber("row", row.Row);
            writer.WriteString("code", row.Code);
            writer.WriteString("column", row.Column);
            writer.WriteString("value", row.Value);
            writer.WriteString("raw", row.Raw);
            writer.WriteEndObject();
        }

        quarantine.WriteLine(Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private void TellRefused(Input input, ExportRefusal refusal)
    {
        if (input.Named)
            BrokenInputs++;
        if (input.Named || !quiet)
            session.Say(session.Text("convert.refused", input.File.Name, refusal.Code, refusal.Detail));
    }

    private void TellRead(ExportFile file, ExportSummary summary)
    {
        session.Say(session.Text("convert.read", file.Name, summary.Adapter,
            summary.Tables.Sum(t => t.Rows), summary.Tables.Sum(t => t.Used), summary.Tables.Sum(t => t.Quarantined), summary.Tables.Sum(t => t.Duplicates)));
        if (summary.UnknownTables.Count > 0)
            session.Say(session.Text("convert.unknownTables", file.Name, string.Join(", ", summary.UnknownTables)));
    }
}
