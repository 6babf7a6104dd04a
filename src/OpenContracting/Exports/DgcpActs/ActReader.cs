using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using OpenContracting.Exports.Tables;
using OpenContracting.Releases.Panama;

namespace OpenContracting.Exports.DgcpActs;

/// <summary>Reads pages of single acts: saved HTML of the V1 and V2 portals, and JSON of the V2 and V3 ones.</summary>
internal sealed class ActReader(string file, IExportSink sink, ExportOptions options)
{
    private const string Table = "acts";

    private static readonly string[] DateLabels =
        ["Fecha de Publicación", "Fecha de Creación", "fechaPublicacion", "fechaCreacion", "fechaEstado", "Fecha de publicación"];

    private readonly HashSet<UInt128> seen = [];
    private long number;
    private long used;
    private long quarantined;
    private long duplicates;

    /// <summary>Where the acts stand in a file of acts turned into objects.</summary>
    public static JsonItemShape Acts { get; } = new(new HashSet<string> { "actos" }, new HashSet<string>(), ItemMark: "");

    /// <summary>Reads a saved page.</summary>
    public ExportSummary ReadHtml(Stream stream)
    {
        var bytes = ReadAll(stream);
        Accept(Adapters.DgcpV2Act, ActPage.Read(SourceText.Read(bytes)), bytes);
        return Summary(Adapters.DgcpV2Act, cutShort: false);
    }

    /// <summary>Reads acts as JSON.</summary>
    public ExportSummary ReadJson(Stream stream, CancellationToken cancellation)
    {
        using var items = new JsonItems(stream, Acts, options.MaximumItemBytes);
        var adapter = Adapters.DgcpV2Act;
        while (items.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            adapter = items.Array is null ? Adapters.DgcpV3Act : Adapters.DgcpV2Act;
            Accept(adapter, items.Item);
        }

        if (items.Fault is not null)
        {
            number++;
            Quarantine(items.Fault, items.Rest);
        }

        return Summary(adapter, items.Fault is not null);
    }

    private byte[] ReadAll(Stream stream)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = stream.Read(buffer); read > 0 && copy.Length < options.MaximumItemBytes; read = stream.Read(buffer))
            copy.Write(buffer, 0, read);
        return copy.ToArray();
    }

    private void Accept(string adapter, ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
        {
            number++;
            Quarantine("invalid-utf8", json.Span);
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = UnreadJson.MostLevels });
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                Accept(
                    adapter,
                    adapter == Adapters.DgcpV3Act ? ActJson.ReadComponents(document.RootElement) : ActJson.ReadLabels(document.RootElement, number + 1),
                    json.Span);
                return;
            }
        }
        catch (JsonException)
        {
            // Quarantined below like anything else that is no act.
        }

        number++;
        var (code, numbers) = UnreadJson.Reason(json.Span);
        Quarantine(code, json.Span, numbers);
    }

    private void Accept(string adapter, ActContent act, ReadOnlySpan<byte> raw)
    {
        number++;
        if (act.Number is null)
        {
            Quarantine("missing-process-id", raw);
            return;
        }

        if (!seen.Add(BitConverter.ToUInt128(SHA256.HashData(raw))))
        {
            duplicates++;
            return;
        }

        used++;
        sink.Accept(new ProcessSnapshot
        {
            ProcessKey = "num:" + act.Number,
            ExternalReference = act.Number,
            Adapter = adapter,
            Date = DateLabels.Select(act.Label).Select(text => PanamaDate.TryParse(text, out var date) ? date.Start : (DateTimeOffset?)null)
                .FirstOrDefault(date => date is not null),
            File = file,
            Row = number,
            Content = act.Write(file),
        });
    }

    private ExportSummary Summary(string adapter, bool cutShort) =>
        new(adapter, [new(Table, number, used, quarantined, duplicates)]) { UnknownTables = cutShort ? [Table] : [], BreaksOff = cutShort };

    private void Quarantine(string code, ReadOnlySpan<byte> raw, string? numbers = null)
    {
        quarantined++;
        sink.Quarantine(QuarantinedRow.Of(Table, number, code, null, numbers, raw));
    }
}
