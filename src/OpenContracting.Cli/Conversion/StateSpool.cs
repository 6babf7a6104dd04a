using System.Text;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>The states of any number of processes in flat memory: read back by process in the order of keys, each one's states as they came.</summary>
/// <remarks>What is more than the memory allowed goes to files, each sorted, which are merged when read. They are gone with this object.</remarks>
/// <param name="memory">How many bytes of releases are held at a time.</param>
/// <param name="mostFiles">So many files are made one, so that reading never has more open.</param>
public sealed class StateSpool(long memory = StateSpool.UsualMemory, int mostFiles = 128) : IDisposable
{
    private const long UsualMemory = 64L << 20;
    private const int BufferBytes = 1 << 16;

    // Besides its bytes a state has some objects and words.
    private const int StateBytes = 800;

    private readonly Dictionary<string, List<ProcessState>> held = new(StringComparer.Ordinal);
    private readonly List<string> files = [];
    private string? folder;
    private long bytes;
    private int made;

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => held.Count == 0 && files.Count == 0;

    /// <summary>Takes a state.</summary>
    public void Add(string key, ProcessState state)
    {
        if (!held.TryGetValue(key, out var known))
            held.Add(key, known = []);
        known.Add(state);
        bytes += StateBytes + state.Release.Json.Length + state.Release.Provenance.Length;
        if (bytes > memory)
            WriteHeld();
    }

    /// <summary>The states of each process; can be read again, and nothing is to be added while it is read.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Read()
    {
        if (files.Count > 0 && held.Count > 0)
            WriteHeld();
        return files.Count > 0 ? Merged(files) : Ordered();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Ordered() =>
        held.OrderBy(process => process.Key, StringComparer.Ordinal)
            .Select(process => KeyValuePair.Create<string, IReadOnlyList<ProcessState>>(process.Key, process.Value));

    private void WriteHeld()
    {
        if (files.Count == mostFiles)
        {
            var joined = Write(Merged(files));
            files.ForEach(File.Delete);
            files.Clear();
            files.Add(joined);
        }

        files.Add(Write(Ordered()));
        held.Clear();
        bytes = 0;
    }

    private string Write(IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> processes)
    {
        folder ??= Directory.CreateTempSubdirectory("states-").FullName;
        var path = Path.Combine(folder, $"{made++}");
        using var writer = new BinaryWriter(
            new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes), Encoding.UTF8);
        foreach (var (key, states) in processes)
        {
            writer.Write(key);
            writer.Write7BitEncodedInt(states.Count);
            foreach (var state in states)
                StateBinary.Write(writer, state);
        }

        return path;
    }

    /// <summary>Of one key, what stands in the earlier file came first.</summary>
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Merged(IReadOnlyList<string> files)
    {
        var readers = files.Select(path => new BinaryReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes), Encoding.UTF8)).ToList();
        try
        {
            var heads = new PriorityQueue<int, (string Key, int File)>(
                readers.Count, Comparer<(string Key, int File)>.Create(static (a, b) =>
                    string.CompareOrdinal(a.Key, b.Key) is var order and not 0 ? order : a.File.CompareTo(b.File)));
            for (var file = 0; file < readers.Count; file++)
                Next(heads, readers, file);
            while (heads.TryPeek(out _, out var first))
            {
                var states = new List<ProcessState>(1);
                while (heads.TryPeek(out var file, out var head) && head.Key == first.Key)
                {
                    heads.Dequeue();
                    for (var count = readers[file].Read7BitEncodedInt(); count > 0; count--)
                        states.Add(StateBinary.Read(readers[file]));
                    Next(heads, readers, file);
                }

                yield return new(first.Key, states);
            }
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private static void Next(PriorityQueue<int, (string Key, int File)> heads, List<BinaryReader> readers, int file)
    {
        if (readers[file].BaseStream is var stream && stream.Position < stream.Length)
            heads.Enqueue(file, (readers[file].ReadString(), file));
    }
}
