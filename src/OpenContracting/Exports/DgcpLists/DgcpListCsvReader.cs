using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using OpenContracting.Releases.Panama;
using OpenContracting.Releases.Shapes;

namespace OpenContracting.Exports.DgcpLists;

/// <summary>Reads a CSV of the V2 portal's list of acts: one state of one process a row.</summary>
internal sealed class DgcpListCsvReader(string file, IExportSink sink, ExportOptions options)
{
    private const string NumberColumn = "NumeroAdquisicion";
    private const string DateColumn = "fecha";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly HashSet<UInt128> seen = [];
    private long row = 1;
    private long used;
    private long quarantined;
    private long duplicates;

    public ExportSummary Read(Stream stream, CancellationToken cancellation)
    {
        using var text = new StreamReader(stream, new UTF8Encoding(false, false));
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        parser.Read();
        var header = parser.Record!;
        while (parser.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            row++;
            ReadRow(header, parser);
        }

        _ = options;
        return new(Adapters.DgcpV2List, [new(DgcpV2List.Table, row - 1, used, quarantined, duplicates)]);
    }

    private void ReadRow(string[] header, CsvParser parser)
    {
        if (parser.Count != header.Length)
        {
            Quarantine("column-count", null, null, parser.RawRecord);
            return;
        }

        var number = parser[Array.IndexOf(header, NumberColumn)];
        if (!ProcessNumber.TryParse(number, out var process))
        {
            Quarantine("missing-process-id", NumberColumn, number, parser.RawRecord);
            return;
        }

        if (!seen.Add(BitConverter.ToUInt128(SHA256.HashData(Encoding.UTF8.GetBytes(parser.RawRecord)))))
        {
            duplicates++;
            return;
        }

        used++;
        var date = Array.IndexOf(header, DateColumn) is var column and >= 0 && PanamaDate.TryParse(parser[column], out var found)
            ? found.Start : (DateTimeOffset?)null;
        sink.Accept(new ProcessSnapshot
        {
            ProcessKey = "num:" + process,
            ExternalReference = process.ToString(),
            Adapter = Adapters.DgcpV2List,
            Date = date,
            File = file,
            Row = row,
            Content = Content(header, parser),
        });
    }

    private byte[] Content(string[] header, CsvParser parser)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(bytes, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteStartArray(DgcpV2List.Table);
            writer.WriteStartObject();
            writer.WriteString("$file", file);
            writer.WriteNumber("$row", row);
            for (var column = 0; column < header.Length; column++)
                if (parser[column].Length > 0)
                    writer.WriteString(header[column], parser[column]);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private void Quarantine(string code, string? column, string? value, string raw)
    {
        quarantined++;
        sink.Quarantine(QuarantinedRow.Of(DgcpV2List.Table, row, code, column, value, raw));
    }
}
