using System.IO.Compression;
using System.Xml;
using OpenContracting.Exports.Dgcp;
using OpenContracting.Exports.Template;
using OpenContracting.Workbooks;

namespace OpenContracting.Exports.Archives;

/// <summary>Opens a ZIP with its limits kept: DGCP's monthly tables are read together, any other file as an export of its own.</summary>
internal sealed class ArchiveReader(string file, IExportSink sink, ExportOptions options)
{
    // Small files may be packed as tightly as they like.
    private const long SmallEntry = 16L << 20;

    /// <summary>Reads the archive.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="readEntry">Reads one file inside as an export.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public ExportSummary Read(
        Stream stream, Func<string, Stream, ExportSummary> readEntry, CancellationToken cancellation)
    {
        using var seekable = Seekable(stream);
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(seekable, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            return Refused("damaged-archive", $"'{file}' is no whole ZIP archive: its directory is missing or damaged.");
        }

        using (archive)
        {
            if (Refusal(archive) is { } refusal)
                return new("zip", []) { Refusal = refusal };
            var entries = archive.Entries.Where(entry => entry.Name.Length > 0 && !IsSystemFile(entry)).ToList();
            if (WorkbookReader.Is(archive))
                return ReadWorkbook(archive, cancellation);
            if (entries.Exists(entry => TemplateTable.IsNamed(entry.Name)))
                return new TemplateReader(sink, options).ReadTables(entries, cancellation);
            if (entries.Any(MonthlyArchiveReader.IsTable))
                return new MonthlyArchiveReader(entries, sink, options).Read(cancellation);
            return ReadEach(entries, readEntry, cancellation);
        }
    }

    private ExportSummary ReadWorkbook(ZipArchive archive, CancellationToken cancellation)
    {
        try
        {
            return new TemplateReader(sink, options).ReadWorkbook(archive, cancellation);
        }
        catch (XmlException)
        {
            return Refused("damaged-archive", $"'{file}' is no whole workbook: one of its parts breaks off or is damaged.");
        }
    }

    private static ExportSummary Refused(string code, string detail) => new("zip", []) { Refusal = new(code, detail) };

    // What desktop systems put beside the files when a person packs a folder.
    private static bool IsSystemFile(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal) || entry.Name is ".DS_Store" or "Thumbs.db";

    private ExportSummary ReadEach(
        List<ZipArchiveEntry> entries, Func<string, Stream, ExportSummary> readEntry, CancellationToken cancellation)
    {
        var summaries = new List<ExportSummary>();
        foreach (var entry in entries)
        {
            cancellation.ThrowIfCancellationRequested();
            using var content = UnpackedStream.Of(entry);
            var summary = readEntry(entry.FullName, content);
            if (summary.Refusal is { } refusal)
                sink.Quarantine(QuarantinedRow.Of(entry.FullName, 0, refusal.Code, null, null, refusal.Detail));
            if (content.Fault is not null)
                sink.Quarantine(QuarantinedRow.Of(entry.FullName, 0, content.Fault, null, null, ""));
            summaries.Add(WithFile(summary, entry.FullName, content.Fault is not null || summary.Refusal is not null));
        }

        if (summaries.Count == 0)
            return Refused("empty-file", $"'{file}' holds no file.");
        if (summaries.All(summary => summary.Refusal is not null))
            return Refused("unknown-shape", $"None of the {summaries.Count} files in '{file}' has a shape that can be read.");
        var adapters = summaries.Where(summary => summary.Refusal is null).Select(summary => summary.Adapter).Distinct().ToList();
        return new(adapters is [var only] ? only : "zip", [.. summaries.SelectMany(summary => summary.Tables)])
        {
            Licence = summaries.Select(summary => summary.Licence).FirstOrDefault(licence => licence is not null),
            Version = summaries.Select(summary => summary.Version).FirstOrDefault(version => version is not null),
            Extensions = [.. summaries.SelectMany(summary => summary.Extensions).Distinct()],
            UnknownTables = [.. summaries.SelectMany(summary => summary.UnknownTables)],
        };
    }

    private static ExportSummary WithFile(ExportSummary summary, string name, bool isFaulty) => summary with
    {
        Tables = isFaulty && summary.Tables.Count == 0
            ? [new(name, 1, 0, 1, 0)]
            : [.. summary.Tables.Select(table => table with { Table = $"{name}: {table.Table}" })],
        UnknownTables = isFaulty ? [name] : [.. summary.UnknownTables.Select(table => $"{name}: {table}")],
    };

    private ExportRefusal? Refusal(ZipArchive archive)
    {
        if (archive.Entries.Count > options.MaximumEntries)
            return new("too-many-entries", $"'{file}' holds {archive.Entries.Count} files; at most {options.MaximumEntries} are read.");
        foreach (var entry in archive.Entries)
        {
            if (entry.Length > options.MaximumEntryBytes
                || (entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaximumCompressionRatio))
                return new("zip-bomb", $"'{entry.FullName}' in '{file}' unpacks from {entry.CompressedLength} to {entry.Length} bytes.");
        }

        return null;
    }

    // The directory of a ZIP stands at its end; a stream that cannot be gone back in goes to a file first, never to memory.
    private Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
            return stream;
        var path = Path.Combine(options.TempFolder ?? Path.GetTempPath(), "export-" + Guid.NewGuid().ToString("N"));
        var copy = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
