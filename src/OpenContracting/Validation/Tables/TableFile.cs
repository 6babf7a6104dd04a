using System.IO.Compression;
using OpenContracting.Publications.Flat;
using OpenContracting.Workbooks;

namespace OpenContracting.Validation.Tables;

/// <summary>A file that strangers send in and that may hold tables: a workbook, a CSV file, or a ZIP of them.</summary>
public static class TableFile
{
    /// <summary>Validates a file if it holds tables.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="file">The file; can be read from the start again, and is not closed.</param>
    /// <param name="mostBytes">How much memory the tables may take; larger ones are reported and not read.</param>
    /// <param name="options">What to judge and to keep.</param>
    /// <param name="source">Says a place in the words of whoever reads the report.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>What was found; null when the file holds no tables, but perhaps a document.</returns>
    public static ValidationReport? Validate(
        string name, Stream file, long mostBytes, ValidationOptions options, Func<FlatPlace, string> source, CancellationToken cancellation)
    {
        try
        {
            using var tables = Open(name, file, mostBytes);
            return tables?.Validate(options, source, cancellation);
        }
        catch (TableTooLargeException tooLarge)
        {
            return Unread(Rules.TableTooLarge, $"{tooLarge.Most}", options);
        }
        catch (InvalidDataException)
        {
            return Unread(Rules.DamagedArchive, null, options);
        }
    }

    /// <summary>A place as spreadsheets write it, the same in every language: <c>projects!C3 (title)</c>.</summary>
    public static string PlaceOf(FlatPlace place) =>
        place.Column is null ? $"{place.Table}!{place.Row}" : $"{place.Table}!{WorkbookSheet.Letters(place.ColumnNumber - 1)}{place.Row} ({place.Column})";

    private static TableDocument? Open(string name, Stream file, long mostBytes)
    {
        var start = new byte[2];
        file.Position = 0;
        file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (start is [(byte)'P', (byte)'K'])
            return OpenArchive(file, mostBytes);
        if (!IsCsv(name))
            return null;
        return TableDocument.OfCsv([(name, Read(file, mostBytes, mostBytes))]);
    }

    private static TableDocument? OpenArchive(Stream file, long mostBytes)
    {
        using var zip = Archive(file);
        if (zip is null)
            return null;
        if (WorkbookReader.Is(zip))
            return TableDocument.OfWorkbook(() => new Lent(file), mostBytes);
        var entries = zip.Entries.Where(entry => IsCsv(entry.Name)).ToList();
        // Data may come with a table or two that are something else.
        if (entries.Count == 0 || !(TableDocument.Is(entries.Select(entry => entry.Name)) || zip.Entries.Count == 1))
            return null;
        var files = new List<(string, byte[])>();
        var left = mostBytes;
        foreach (var entry in entries)
        {
            using var content = entry.Open();
            var bytes = Read(content, left, mostBytes);
            left -= Weight(bytes);
            files.Add((entry.Name, bytes));
        }

        return TableDocument.OfCsv(files);
    }

    // What no archive can be read from is for the validator of documents to tell.
    private static ZipArchive? Archive(Stream file)
    {
        try
        {
            var zip = new ZipArchive(new Lent(file), ZipArchiveMode.Read);
            _ = zip.Entries.Count;
            return zip;
        }
        catch (Exception damage) when (damage is InvalidDataException or ArgumentException or EndOfStreamException or OverflowException or NotSupportedException)
        {
            return null;
        }
    }

    private static byte[] Read(Stream content, long left, long mostBytes)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > left)
                throw new TableTooLargeException(mostBytes);
        }

        var table = bytes.ToArray();
        return Weight(table) <= left ? table : throw new TableTooLargeException(mostBytes);
    }

    // Each cell is remembered with where it begins and ends: a file of commas is mostly that.
    private static long Weight(ReadOnlySpan<byte> table) => table.Length
        + ((long)WorkbookReader.CellBytes * (table.Count((byte)',') + table.Count((byte)';') + table.Count((byte)'\t') + table.Count((byte)'\n') + table.Count((byte)'\r')));

    private static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    private static ValidationReport Unread(Rule rule, string? expected, ValidationOptions options)
    {
        var notice = new Notice { Code = rule.Code, Severity = rule.Severity, Kind = rule.Kind, Pointer = "", Line = 1, Column = 1, Expected = expected };
        var nothing = Validator.Validate(ReadOnlyMemory<byte>.Empty, options);
        return nothing.Weighed(_ => null, (_, _) => null).With([notice]);
    }

    /// <summary>The file from its start, which stays open when this is closed.</summary>
    private sealed class Lent : Stream
    {
        private readonly Stream file;

        public Lent(Stream file)
        {
            this.file = file;
            file.Position = 0;
        }

        public override bool CanRead => true;
        public override bool CanSeek => true;
        public override bool CanWrite => false;
        public override long Length => file.Length;
        public override long Position { get => file.Position; set => file.Position = value; }
        public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => file.Read(buffer);
        public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);
        public override void Flush()
        {
            // Nothing is written.
        }

        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
