using System.Text;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Conversion;

/// <summary>The states of any number of processes in flat memory: read back by process in the order of keys, each one's states as they came.</summary>
/// <remarks>
/// What is more than the memory allowed goes to files, each sorted, which are merged when read. They are gone with this object.
/// A file is written while the next states come in: half of the memory is for each of the two.
/// </remarks>
/// <param name="memory">How many bytes of releases are held at a time.</param>
/// <param name="mostFiles">So many files are made one, so that reading never has more open.</param>
public sealed class StateSpool(long memory = StateSpool.UsualMemory, int mostFiles = 128) : IDisposable
{
    private const long UsualMemory = 64L << 20;
    private const int BufferBytes = 1 << 16;

    // Besides its bytes a state has some objects and words.
    private const int StateBytes = 800;

    private Dictionary<string, List<ProcessState>> held = new(StringComparer.Ordinal);
    private Task writing = Task.CompletedTask;
    private readonly List<string> files = [];
    private string? folder;
    private bool hasFiles;
    private long bytes;
    private int made;

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => held.Count == 0 && !hasFiles;

    /// <summary>Takes a state.</summary>
    public void Add(string key, ProcessState state)
    {
        if (!held.TryGetValue(key, out var known))
            held.Add(key, known = []);
        known.Add(state);
        bytes += StateBytes + state.Release.Json.Length + state.Release.Provenance.Length;
        if (bytes > memory / 2)
            WriteHeld();
    }

    /// <summary>The states of each process; can be read again, and nothing is to be added while it is read.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Read() => Read(static _ => true);

    /// <summary>The states of the processes whose keys are wanted.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Read(Func<string, bool> isWanted)
    {
        if (hasFiles && held.Count > 0)
            WriteHeld();
        writing.GetAwaiter().GetResult();
        return hasFiles ? Merged(files, isWanted) : Ordered(held).Where(process => isWanted(process.Key));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What failed to be written was told to who added it.
        Task.WhenAny(writing).GetAwaiter().GetResult();
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Ordered(Dictionary<string, List<ProcessState>> held) =>
        held.OrderBy(process => process.Key, StringComparer.Ordinal)
            .Select(process => KeyValuePair.Create<string, IReadOnlyList<ProcessState>>(process.Key, process.Value));

    private void WriteHeld()
    {
        writing.GetAwaiter().GetResult();
        var full = held;
        writing = Task.Run(() => AddFile(full));
        (held, bytes, hasFiles) = (new(StringComparer.Ordinal), 0, true);
    }

    private void AddFile(Dictionary<string, List<ProcessState>> full)
    {
        if (files.Count == mostFiles)
        {
            var joined = Write(Merged(files, static _ => true));
            files.ForEach(File.Delete);
            files.Clear();
            files.Add(joined);
        }

        files.Add(Write(Ordered(full)));
    }

    private string Write(IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> processes)
    {
        folder ??= Directory.CreateTempSubdirectory("states-").FullName;
        var path = Path.Combine(folder, $"{made++}");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        foreach (var (key, states) in processes)
        {
            writer.Write(key);
            Write(writer, states);
            if (buffer.Length < BufferBytes)
                continue;
            buffer.WriteTo(file);
            buffer.SetLength(0);
        }

        buffer.WriteTo(file);
        return path;
    }

    /// <summary>Writes the states of a process, before them their length, so that they can be passed over.</summary>
    private static void Write(BinaryWriter writer, IReadOnlyList<ProcessState> states)
    {
        var start = writer.BaseStream.Position + sizeof(int);
        writer.Write(0);
        writer.Write7BitEncodedInt(states.Count);
        foreach (var state in states)
            StateBinary.Write(writer, state);
        var end = writer.BaseStream.Position;
        writer.BaseStream.Position = start - sizeof(int);
        writer.Write((int)(end - start));
        writer.BaseStream.Position = end;
    }

    /// <summary>Of one key, what stands in the earlier file came first.</summary>
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<ProcessState>>> Merged(IReadOnlyList<string> files, Func<string, bool> isWanted)
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
                var states = isWanted(first.Key) ? new List<ProcessState>(1) : null;
                while (heads.TryPeek(out var file, out var head) && head.Key == first.Key)
                {
                    heads.Dequeue();
                    Read(readers[file], states);
                    Next(heads, readers, file);
                }

                if (states is not null)
                    yield return new(first.Key, states);
            }
        }
        finally
        {
            readers.ForEach(reader => reader.Dispose());
        }
    }

    private static void Read(BinaryReader reader, List<ProcessState>? states)
    {
        var length = reader.ReadInt32();
        if (states is null)
        {
            reader.BaseStream.Seek(length, SeekOrigin.Current);
            return;
        }

        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
            states.Add(StateBinary.Read(reader));
    }

    private static void Next(PriorityQueue<int, (string Key, int File)> heads, List<BinaryReader> readers, int file)
    {
        if (readers[file].BaseStream is var stream && stream.Position < stream.Length)
            heads.Enqueue(file, (readers[file].ReadString(), file));
    }
}
