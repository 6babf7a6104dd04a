using OpenContracting.Exports.Archives;
using OpenContracting.Exports.DgcpActs;
using OpenContracting.Exports.DgcpLists;
using OpenContracting.Exports.OcdsPackages;
using OpenContracting.Exports.Template;

namespace OpenContracting.Exports;

/// <summary>Reads an export: recognises its shape by its first bytes, and streams what it holds to the sink.</summary>
public static class ExportReader
{
    private const int HeadBytes = 1 << 16;
    private const int DeepestPacking = 2;

    /// <summary>Reads an export with the default limits.</summary>
    public static ExportSummary Read(ExportFile file, IExportSink sink, CancellationToken cancellation = default) =>
        Read(file, sink, ExportOptions.Default, cancellation);

    /// <summary>Reads an export.</summary>
    public static ExportSummary Read(
        ExportFile file, IExportSink sink, ExportOptions options, CancellationToken cancellation = default)
    {
        using var opened = file.Open();
        return ReadStream(file.Name, opened, sink, options, depth: 0, cancellation);
    }

    private static ExportSummary ReadStream(
        string name, Stream opened, IExportSink sink, ExportOptions options, int depth, CancellationToken cancellation)
    {
        var stream = HeadedStream.Look(opened, HeadBytes, out var head);
        var shape = ExportShapes.Recognise(name, head.Span);
        switch (shape)
        {
            case ExportShape.Gzip:
                if (depth == DeepestPacking)
                    return Refused("packed-too-deep", name, $"{DeepestPacking}");
                return ReadGzip(name, stream, sink, options, depth, cancellation);
            case ExportShape.Zip:
                if (depth == DeepestPacking)
                    return Refused("packed-too-deep", name, $"{DeepestPacking}");
                return new ArchiveReader(name, sink, options).Read(
                    stream, (inner, content) => ReadStream(inner, content, sink, options, depth + 1, cancellation), cancellation);
            case ExportShape.OcdsJson or ExportShape.OcdsJsonLines:
                return new OcdsPackageReader(name, sink, options).Read(stream, shape == ExportShape.OcdsJsonLines, cancellation);
            case ExportShape.ListCsv:
                return new ListReader(name, sink, options).ReadCsv(stream, cancellation);
            case ExportShape.ListJson:
                return new ListReader(name, sink, options).ReadJson(stream, cancellation);
            case ExportShape.IndicatorsJson:
                return new ListReader(name, sink, options).ReadIndicators(stream, cancellation);
            case ExportShape.TemplateCsv:
                return new TemplateReader(sink, options).ReadOne(name, stream, cancellation);
            case ExportShape.ActJson:
                return new ActReader(name, sink, options).ReadJson(stream, cancellation);
            case ExportShape.ActHtml:
                return new ActReader(name, sink, options).ReadHtml(stream);
            case ExportShape.Empty:
                return Refused("empty-file", name);
            default:
                return Refused("unknown-shape", name);
        }
    }

    private static ExportSummary ReadGzip(
        string name, Stream stream, IExportSink sink, ExportOptions options, int depth, CancellationToken cancellation)
    {
        var inner = ExportShapes.WithoutGz(name);
        using var packed = SeekableStream.Of(stream, options);
        var start = packed.Position;
        using (var trial = UnpackedStream.OfGzip(packed, options))
        {
            trial.ReadThrough();
            if (trial.IsSpoilt)
                return Refused(trial.Fault!, name);
        }

        packed.Position = start;
        using var unpacked = UnpackedStream.OfGzip(packed, options);
        var summary = ReadStream(inner, unpacked, sink, options, depth + 1, cancellation);
        if (unpacked.Fault is null)
            return summary;
        sink.Quarantine(QuarantinedRow.Of(inner, 0, unpacked.Fault, null, null, ""));
        return summary with
        {
            Tables = [.. summary.Tables, new TableCount(inner, 1, 0, 1, 0)],
            UnknownTables = [.. summary.UnknownTables, inner],
            BreaksOff = true,
        };
    }

    private static ExportSummary Refused(string code, params string[] values) =>
        new("none", []) { Refusal = new(code, values) };
}
