using System.IO.Compression;
using OpenContracting.Exports.DgcpLists;
using OpenContracting.Exports.OcdsPackages;

namespace OpenContracting.Exports;

/// <summary>Reads an export: recognises its shape by its first bytes, and streams what it holds to the sink.</summary>
public static class ExportReader
{
    private const int HeadBytes = 1 << 16;

    /// <summary>Reads an export with the default limits.</summary>
    public static ExportSummary Read(ExportFile file, IExportSink sink, CancellationToken cancellation = default) =>
        Read(file, sink, ExportOptions.Default, cancellation);

    /// <summary>Reads an export.</summary>
    public static ExportSummary Read(
        ExportFile file, IExportSink sink, ExportOptions options, CancellationToken cancellation = default)
    {
        using var opened = file.Open();
        return ReadStream(file.Name, opened, sink, options, cancellation);
    }

    private static ExportSummary ReadStream(
        string name, Stream opened, IExportSink sink, ExportOptions options, CancellationToken cancellation)
    {
        using var stream = new HeadedStream(opened, HeadBytes);
        var shape = ExportShapes.Recognise(name, stream.Head.Span);
        switch (shape)
        {
            case ExportShape.Gzip:
                using (var unpacked = new GZipStream(stream, CompressionMode.Decompress))
                    return ReadStream(ExportShapes.WithoutGz(name), unpacked, sink, options, cancellation);
            case ExportShape.OcdsJson or ExportShape.OcdsJsonLines:
                return new OcdsPackageReader(name, sink, options).Read(stream, shape == ExportShape.OcdsJsonLines, cancellation);
            case ExportShape.DgcpV2ListCsv:
                return new DgcpListCsvReader(name, sink, options).Read(stream, cancellation);
            case ExportShape.Empty:
                return Refused("empty-file", $"'{name}' holds nothing.");
            default:
                return Refused("unknown-shape", $"'{name}' has none of the shapes that can be read.");
        }
    }

    private static ExportSummary Refused(string code, string detail) =>
        new("none", []) { Refusal = new(code, detail) };
}
