using System.Buffers;
using System.IO.Compression;
using System.Text.Json;

namespace OpenContracting.Jobs.Pulls;

/// <summary>How the V3 portal's service is asked for acts, and what it answers.</summary>
internal static class ActService
{
    private const int ActsAPage = 100;
    private const string ListPath = "/busqueda/";

    // Pages of procedures of type 16 come out by the layout of type 7 only.
    private static readonly Dictionary<string, string> Layouts = new() { ["16"] = "7" };

    /// <summary>The question for a page of acts that changed in a month.</summary>
    public static byte[] Question(DateOnly month, string? cursor) => Json(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("registrosPorPagina", ActsAPage);
        if (long.TryParse(cursor, out var number))
            json.WriteNumber("valorSiguiente", number);
        else
            json.WriteString("valorSiguiente", cursor);
        json.WriteStartObject("filtro");
        json.WriteString("fechaDesde", $"{month:yyyy-MM-dd}");
        json.WriteString("fechaHasta", $"{month.AddMonths(1).AddDays(-1):yyyy-MM-dd}");
        json.WriteEndObject();
        json.WriteEndObject();
    });

    /// <summary>The acts of a page, and what the next one goes by; null on the last.</summary>
    /// <exception cref="PullException">The service says that it failed, or something else than a list.</exception>
    public static (List<ListedAct> Acts, string? Next) Read(byte[] page)
    {
        try
        {
            using var json = JsonDocument.Parse(page);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("result", out var result)
                || result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("registros", out var rows) || rows.ValueKind != JsonValueKind.Array)
                throw NoList(root.ValueKind == JsonValueKind.Object ? Text(root, "status") : "");
            return ([.. rows.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(Act).OfType<ListedAct>()],
                rows.GetArrayLength() > 0 && Text(result, "valorInicial") is { Length: > 0 } next ? next : null);
        }
        catch (JsonException)
        {
            throw NoList("");
        }
    }

    /// <summary>Where the page of an act is.</summary>
    public static Uri Page(Uri list, ListedAct act)
    {
        var root = list.AbsolutePath.IndexOf(ListPath, StringComparison.Ordinal) is >= 0 and var at ? list.AbsolutePath[..at] : "";
        var layout = Layouts.GetValueOrDefault(act.Type, act.Type);
        return new(list, $"{root}/procesos-configuracion/pagina-componentes-publico/{Uri.EscapeDataString(layout)}/procesoVistaPliego/{Uri.EscapeDataString(act.Flow)}");
    }

    /// <summary>The page as received, with what only the list says of it: its number and when it changed.</summary>
    /// <exception cref="PullException">The service says that it failed, or something else than a page.</exception>
    public static byte[] Enveloped(ListedAct act, byte[] page)
    {
        try
        {
            using var json = JsonDocument.Parse(page);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("result", out var result)
                || result.ValueKind != JsonValueKind.Object || !result.TryGetProperty("pageComponentes", out _))
                throw new PullException("no-act", act.Number, passing: true);
        }
        catch (JsonException)
        {
            throw new PullException("no-act", act.Number, passing: true);
        }

        return Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("numProceso", act.Number);
            json.WriteStartObject("listado");
            json.WriteString("label", "fechaEstado");
            json.WriteString("value", act.Changed);
            json.WriteEndObject();
            json.WritePropertyName("pagina");
            json.WriteRawValue(page, skipInputValidation: true);
            json.WriteEndObject();
        });
    }

    /// <summary>Pages as one export; the same pages give the same bytes.</summary>
    public static MemoryStream Packed(IEnumerable<(ListedAct Act, byte[] Page)> pages)
    {
        var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (act, page) in pages)
            {
                var entry = archive.CreateEntry($"{act.Number}-{act.Flow}.json");
                entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using var content = entry.Open();
                content.Write(page);
            }

        packed.Position = 0;
        return packed;
    }

    private static PullException NoList(string? status) => new("no-list", status ?? "", passing: true);

    private static ListedAct? Act(JsonElement row) =>
        Text(row, "numProceso") is { Length: > 0 } number && Text(row, "idTipoProceso") is { Length: > 0 } type && Text(row, "idProcesosContratacionFlujos") is { Length: > 0 } flow
            ? new(number, type, flow, Text(row, "fechaEstado") ?? "")
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes))
            write(json);
        return bytes.WrittenSpan.ToArray();
    }
}
