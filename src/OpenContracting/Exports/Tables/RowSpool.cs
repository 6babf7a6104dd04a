using System.Buffers;
using System.Text;

namespace OpenContracting.Exports.Tables;

/// <summary>Gathers the rows of many tables by key in flat memory: rows go to partitions by the key's hash, a partition is gathered when read.</summary>
/// <remarks>Partitions are in memory while the export is small, else files in a folder of their own, deleted at the end.</remarks>
internal sealed class RowSpool : IDisposable
{
    private const long PartitionBytes = 4L << 20;
    private const long LargestPartition = 1L << 30;
    private const int MostPartitions = 256;

    private readonly string? folder;
    private readonly int level;
    private readonly SpoolPartition?[] partitions;
    private readonly ArrayBufferWriter<byte> scratch = new(4096);

    /// <summary>Makes a spool for about this many bytes of rows.</summary>
    public RowSpool(long expectedBytes, ExportOptions options)
        : this((int)Math.Clamp(expectedBytes / PartitionBytes, 1, MostPartitions), level: 0)
    {
        if (expectedBytes <= options.SpoolThreshold)
            return;
        folder = Path.Combine(options.TempFolder ?? Path.GetTempPath(), "rows-" + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(folder);
    }

    private RowSpool(int count, int level, string? folder = null)
    {
        partitions = new SpoolPartition?[count];
        this.level = level;
        this.folder = folder;
    }

    /// <summary>Adds a row.</summary>
    public void Add(string key, int table, long row, ReadOnlySpan<string> cells)
    {
        scratch.ResetWrittenCount();
        WriteText(key);
        WriteNumber(table);
        WriteNumber(row);
        foreach (var cell in cells)
            WriteText(cell);
        Append(key, scratch.WrittenSpan);
    }

    /// <summary>The rows by key: keys in ordinal order within a partition, each key's rows in the order in which they were added, exact duplicates marked.</summary>
    public IEnumerable<IReadOnlyList<SpooledRow>> Groups()
    {
        for (var index = 0; index < partitions.Length; index++)
        {
            if (partitions[index] is not { } partition)
                continue;
            // One process with gigabytes of rows cannot be split further; it fails as what it is, too large for this machine.
            if (partition.Length > LargestPartition && level < 3)
            {
                foreach (var group in Split(partition).SelectMany(spool => spool.Groups()))
                    yield return group;
            }
            else
            {
                foreach (var group in GroupsOf(partition))
                    yield return group;
            }

            partition.Dispose();
            partitions[index] = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var partition in partitions)
            partition?.Dispose();
        if (folder is not null && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<IReadOnlyList<SpooledRow>> GroupsOf(SpoolPartition partition)
    {
        var groups = new Dictionary<ReadOnlyMemory<byte>, List<SpooledRow>>(Bytes.Comparer);
        foreach (var bytes in partition.Rows())
        {
            var row = new SpooledRow(bytes);
            if (!groups.TryGetValue(row.KeyBytes, out var group))
                groups.Add(row.KeyBytes, group = []);
            group.Add(row);
        }

        var seen = new HashSet<ReadOnlyMemory<byte>>(Bytes.Comparer);
        foreach (var group in groups.Values.OrderBy(group => group[0], SpooledRow.ByKey))
        {
            MarkDuplicates(group, seen);
            yield return group;
        }
    }

    private static void MarkDuplicates(List<SpooledRow> group, HashSet<ReadOnlyMemory<byte>> seen)
    {
        for (var index = 1; index < group.Count; index++)
        {
            var (before, row) = (group[index - 1], group[index]);
            if (before.Table != row.Table)
                seen.Clear();
            else if (seen.Count == 0)
                seen.Add(before.Content);
            row.IsDuplicate = before.Table == row.Table && !seen.Add(row.Content);
        }

        seen.Clear();
    }

    private IEnumerable<RowSpool> Split(SpoolPartition partition)
    {
        using var split = new RowSpool(MostPartitions, level + 1, folder is null ? null : Path.Combine(folder, Guid.NewGuid().ToString("N")));
        if (split.folder is not null)
            Directory.CreateDirectory(split.folder);
        foreach (var bytes in partition.RowsOneByOne())
            split.Append(new SpooledRow(bytes).Key, bytes.Span);

        yield return split;
    }

    private void Append(string key, ReadOnlySpan<byte> row)
    {
        var index = (int)(Hash(key) % (ulong)partitions.Length);
        var partition = partitions[index] ??= new(folder is null ? null : Path.Combine(folder, index.ToString()));
        partition.Append(row);
    }

    // FNV-1a with the level in the basis: the same on every run and machine, other than the runtime's own hash of strings.
    private ulong Hash(string key)
    {
        var hash = 14695981039346656037UL + (ulong)level;
        foreach (var character in key)
            hash = (hash ^ character) * 1099511628211UL;
        return hash ^ (hash >> 32);
    }

    private void WriteText(string text)
    {
        var count = Encoding.UTF8.GetByteCount(text);
        WriteNumber(count);
        Encoding.UTF8.GetBytes(text, scratch.GetSpan(count));
        scratch.Advance(count);
    }

    private void WriteNumber(long number)
    {
        var span = scratch.GetSpan(10);
        var length = 0;
        var rest = (ulong)number;
        for (; rest >= 0x80; rest >>= 7)
            span[length++] = (byte)(rest | 0x80);
        span[length++] = (byte)rest;
        scratch.Advance(length);
    }

    private sealed class Bytes : IEqualityComparer<ReadOnlyMemory<byte>>
    {
        public static readonly Bytes Comparer = new();

        public bool Equals(ReadOnlyMemory<byte> one, ReadOnlyMemory<byte> other) => one.Span.SequenceEqual(other.Span);

        public int GetHashCode(ReadOnlyMemory<byte> bytes)
        {
            var hash = default(HashCode);
            hash.AddBytes(bytes.Span);
            return hash.ToHashCode();
        }
    }
}
