using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>Collects the processes of several exports, in flat memory, and tells what became of every row.</summary>
public sealed class ProcessHistories(Session session, ReadOnlyMemory<byte> privacyKey, string? quarantineFile, bool quiet) : IExportSink, IDisposable
{
    // Files on a disk do not say who handed them over: those of one shape are taken for one source's.
    private const string OneSource = "files";

    private readonly NumberedPersons? persons = privacyKey.IsEmpty ? new() : null;
    private OrderedWork<ProcessSnapshot, ProcessState>? building;
    private StateSpool states = new();

    // What lists and pages say of processes whose ocid they do not know.
    private StateSpool withoutOcid = new();
    private readonly StreamWriter? quarantine = quarantineFile is null ? null : new(quarantineFile, append: false, new UTF8Encoding(false));
    private ProgressLine? progress;
    private long accepted;

    /// <summary>Whether no process was read.</summary>
    public bool IsEmpty => states.IsEmpty;

    /// <summary>Files asked for that could not be read, or files that could not be read to their end.</summary>
    public int BrokenInputs { get; private set; }

    /// <summary>Reads one export.</summary>
    public void Read(Input input, CancellationToken cancellation)
    {
        using var line = progress = new ProgressLine(session, input.File.Name, 0, quiet);
        building ??= new(State, Keep);
        var summary = ExportReader.Read(input.File, this, cancellation);
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

    /// <summary>Ends the reading.</summary>
    public void Finish()
    {
        building?.Finish();
        JoinByNumber();
    }

    /// <summary>What is made of each process, on every core, in the order of their keys; each call makes it anew.</summary>
    public IEnumerable<T> Processes<T>(Func<KeyValuePair<string, ProcessHistory>, T> make) =>
        OrderedWork.Select(states.Read().Select(process => (process, Bytes(process))), process => make(History(process)));

    /// <summary>What is made of each group of processes, on every core; groups and members in the order asked for. A process is in one group at most.</summary>
    public IEnumerable<T> Grouped<T>(IEnumerable<IEnumerable<string>> groups, Func<int, IReadOnlyList<KeyValuePair<string, ProcessHistory>>, T> make) =>
        OrderedWork.Select(
            GroupedStates(groups).Select(group => (group, group.Members.Sum(Bytes))),
            group => make(group.Group, [.. group.Members.Select(History)]));

    private KeyValuePair<string, ProcessHistory> History(KeyValuePair<string, IReadOnlyList<ProcessState>> process) =>
        KeyValuePair.Create(process.Key, ProcessHistory.Of(persons?.Number(process.Value) ?? process.Value));

    private static long Bytes(KeyValuePair<string, IReadOnlyList<ProcessState>> process) => process.Value.Sum(state => (long)state.Release.Json.Length);

    /// <summary>Sorted once more, by group and place in it: the members of a group are anywhere among all processes.</summary>
    private IEnumerable<(int Group, List<KeyValuePair<string, IReadOnlyList<ProcessState>>> Members)> GroupedStates(IEnumerable<IEnumerable<string>> groups)
    {
        var places = groups.SelectMany((keys, group) => keys.Select((key, place) => (key, Place: $"{group:x8}{place:x8}")))
            .ToDictionary(member => member.key, member => member.Place, StringComparer.Ordinal);
        using var sorted = new StateSpool();
        foreach (var (key, known) in states.Read(places.ContainsKey))
            foreach (var state in known)
                sorted.Add(places[key] + key, state);
        var members = new List<KeyValuePair<string, IReadOnlyList<ProcessState>>>();
        var current = -1;
        foreach (var (placed, known) in sorted.Read())
        {
            var group = int.Parse(placed.AsSpan(0, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (group != current && members.Count > 0)
            {
                yield return (current, members);
                members = [];
            }

            current = group;
            members.Add(KeyValuePair.Create(placed[16..], known));
        }

        if (members.Count > 0)
            yield return (current, members);
    }

    /// <summary>Joins what lists and pages say of a number to the process with that number; where several ocids share it, nothing is known.</summary>
    private void JoinByNumber()
    {
        if (states.IsEmpty)
        {
            (states, withoutOcid) = (withoutOcid, states);
            return;
        }

        if (withoutOcid.IsEmpty)
            return;
        var owners = withoutOcid.Read().Select(process => NumberOf(process.Value)).OfType<string>().Distinct(StringComparer.Ordinal)
            .ToDictionary(number => number, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var (key, known) in states.Read())
            if (NumberOf(known) is { } number && owners.TryGetValue(number, out var keys))
                keys.Add(key);
        foreach (var (key, told) in withoutOcid.Read())
        {
            var owner = NumberOf(told) is { } number && owners[number] is [var only] ? only : key;
            foreach (var state in told)
                states.Add(owner, state);
        }
    }

    private static string? NumberOf(IReadOnlyList<ProcessState> states) => states[0].Release.ExternalReference;

    public void Dispose()
    {
        progress?.Dispose();
        quarantine?.Dispose();
        states.Dispose();
        withoutOcid.Dispose();
    }

    void IExportSink.Accept(ProcessSnapshot snapshot)
    {
        building!.Add(snapshot, snapshot.Content.Length);
        progress?.Report(0, ++accepted);
    }

    private void Keep(ProcessState state) =>
        (state.Release.Ocid is null ? withoutOcid : states).Add(state.Release.ProcessKey, state);

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
            session.Say(session.Text("convert.refused", input.File.Name, refusal.Code, refusal.In(session.Language)));
    }

    private void TellRead(ExportFile file, ExportSummary summary)
    {
        session.Say(session.Text("convert.read", file.Name, summary.Adapter,
            summary.Tables.Sum(t => t.Rows), summary.Tables.Sum(t => t.Used), summary.Tables.Sum(t => t.Quarantined), summary.Tables.Sum(t => t.Duplicates)));
        if (summary.UnknownTables.Count > 0)
            session.Say(session.Text("convert.unknownTables", file.Name, string.Join(", ", summary.UnknownTables)));
    }
}
