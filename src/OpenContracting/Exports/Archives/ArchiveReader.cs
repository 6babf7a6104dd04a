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
    public const long SmallEntry = 16L << 20;

    /// <summary>Reads the archive.</summary>
    /// <param name="stream">The archive.</param>
    /// <param name="readEntry">Reads one file inside as an export.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public ExportSummary Read(
        Stream stream, Func<string, Stream, ExportSummary> readEntry, CancellationToken cancellation)
    {
        // The directory of a ZIP stands at its end.
        using var seekable = SeekableStream.Of(stream, options);
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(seekable, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            return Refused("damaged-archive", file);
        }

        using (archive)
        {
            if (Refusal(archive) is { } refusal)
                return new("zip", []) { Refusal = refusal };
            var entries = archive.Entries.Where(entry => entry.Name.Length > 0 && !IsSystemFile(entry)).ToList();
            if (WorkbookReader.Is(archive))
                return entries.Select(Spoilt).FirstOrDefault(fault => fault is not null) is { } fault
                    ? Refused(fault, file)
                    : ReadWorkbook(archive, cancellation);
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
            return new TemplateReader(sink, options).ReadWorkbook(file, archive, cancellation);
        }
        catch (XmlException)
        {
            return Refused("damaged-archive", file);
        }
    }

    private static ExportSummary Refused(string code, string name) => new("zip", []) { Refusal = new(code, name) };

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
            var summary = Spoilt(entry) is { } fault
                ? Refused(fault, entry.FullName)
                : readEntry(entry.FullName, content);
            if (summary.Refusal is { } refused)
                sink.Quarantine(QuarantinedRow.Of(entry.FullName, 0, refused.Code, null, null, refused.In("en")));
            if (summary.Refusal is null && content.Fault is not null)
                sink.Quarantine(QuarantinedRow.Of(entry.FullName, 0, content.Fault, null, null, ""));
            summaries.Add(WithFile(summary, entry.FullName, content.Fault is not null || summary.Refusal is not null));
        }

        if (summaries.Count == 0)
            return Refused("empty-file", file);
        if (summaries is [{ Refusal: { Code: not "unknown-shape" } refusal }])
            return new("zip", []) { Refusal = refusal };
        if (summaries.All(summary => summary.Refusal is not null))
            return Refused("unknown-shape", file);
        var adapters = summaries.Where(summary => summary.Refusal is null).Select(summary => summary.Adapter).Distinct().ToList();
        return new(adapters is [var only] ? only : "zip", [.. summaries.SelectMany(summary => summary.Tables)])
        {
            Licence = summaries.Select(summary => summary.Licence).FirstOrDefault(licence => licence is not null),
            BreaksOff = summaries.Exists(summary => summary.BreaksOff),
            UnknownTables = [.. summaries.SelectMany(summary => summary.UnknownTables)],
        };
    }

    /// <summary>Why nothing in a file can be relied on; null when something can. Known before the first of its rows is used.</summary>
    private static string? Spoilt(ZipArchiveEntry entry)
    {
        using var trial = UnpackedStream.Of(entry);
        trial.ReadThrough();
        return trial.IsSpoilt ? trial.Fault : null;
    }

    private static ExportSummary WithFile(ExportSummary summary, string name, bool isFaulty) => summary with
    {
        Tables = isFaulty && summary.Tables.Count == 0
            ? [new(name, 1, 0, 1, 0)]
            : [.. summary.Tables.Select(table => table with { Table = $"{name}: {table.Table}" })],
        BreaksOff = summary.BreaksOff || (isFaulty && summary.Refusal?.Code is not "unknown-shape"),
        UnknownTables = isFaulty ? [name] : [.. summary.UnknownTables.Select(table => $"{name}: {table}")],
    };

    private ExportRefusal? Refusal(ZipArchive archive)
    {
        if (archive.Entries.Count > options.MaximumEntries)
            return new("too-many-entries", file, $"{archive.Entries.Count}", $"{options.MaximumEntries}");
        foreach (var entry in archive.Entries)
        {
            if (entry.Length > options.MaximumEntryBytes
                || (entry.Length > SmallEntry && entry.Length / Math.Max(1, entry.CompressedLength) > options.MaximumCompressionRatio))
                return new("zip-bomb", entry.FullName);
        }

        return null;
    }
}
