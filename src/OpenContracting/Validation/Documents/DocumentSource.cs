using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace OpenContracting.Validation.Documents;

/// <summary>The documents in a stream: itself, or what a gzip or ZIP file holds.</summary>
[SuppressMessage("Design", "CA1001", Justification = "What is counted belongs to the caller, who closes it.")]
internal sealed class DocumentSource(Stream stream, ValidationOptions options)
{
    // Lent, not owned: whoever opened a stream closes it.
    private readonly List<CountedStream> lent = [];

    /// <summary>Bytes read so far, after decompression.</summary>
    public long Bytes => lent.Sum(part => part.Count);

    /// <summary>The name of the document read last within its archive; null where there is but one.</summary>
    public string? File { get; private set; }

    /// <summary>Why the document read last ended before its end.</summary>
    public (Rule Rule, string? Expected)? Fault => lent.Count == 0 ? null : lent[^1].Fault;

    public IEnumerable<Stream> Documents()
    {
        var start = new byte[4];
        var length = stream.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        var whole = stream.CanSeek ? Rewind(length) : new JoinedStream(start[..length], stream);
        if (start is [0x1F, 0x8B, ..])
        {
            var packed = new GzipContent(whole, leaveOpen: true);
            yield return Count(packed, () => packed.PackedBytes);
        }
        else if (start is [(byte)'P', (byte)'K', 3 or 5, ..])
            foreach (var entry in Entries(whole))
                yield return entry;
        else
            yield return Count(whole, null);
    }

    private Stream Rewind(int length)
    {
        stream.Seek(-length, SeekOrigin.Current);
        return stream;
    }

    private IEnumerable<Stream> Entries(Stream whole)
    {
        // A ZIP's list of files is at its end.
        using var seekable = whole.CanSeek ? null : Spool.Of(whole);
        using var archive = Open(seekable ?? whole);
        var entries = archive is null ? [] : List(archive);
        foreach (var entry in entries)
        {
            using var content = OpenEntry(entry);
            File = entries.Count > 1 ? entry.FullName : null;
            yield return Count(content, () => entry.CompressedLength);
        }

        if (entries.Count > 0)
            yield break;
        var empty = Count(Stream.Null, null);
        empty.Fault = (archive is null ? Rules.DamagedArchive : Rules.EmptyArchive, null);
        yield return empty;
    }

    private static ZipArchive? Open(Stream file)
    {
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return null;
        }
    }

    private static List<ZipArchiveEntry> List(ZipArchive archive)
    {
        try
        {
            return [.. archive.Entries.Where(entry => IsData(entry.FullName))];
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return [];
        }
    }

    private static Stream OpenEntry(ZipArchiveEntry entry)
    {
        try
        {
            return entry.Open();
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return new BrokenStream();
        }
    }

    // The ZIP reader lets arithmetic on damaged headers fail where it happens.
    private static bool IsDamage(Exception error) =>
        error is InvalidDataException or ArgumentException or EndOfStreamException or OverflowException or NotSupportedException;

    private static bool IsData(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".json" or ".jsonl" or ".ndjson" or ".geojson" or "";

    private CountedStream Count(Stream content, Func<long>? compressedBytes)
    {
        var counted = new CountedStream(content, compressedBytes, options.MaxExpansion);
        lent.Add(counted);
        return counted;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override int Read(Span<byte> buffer) => throw new InvalidDataException();

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidDataException();
    }
}
