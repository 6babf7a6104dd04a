using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;

namespace OpenContracting.Cli.Push;

/// <summary>Sends exports to an instance: by pieces, on again from where the line broke, and the same bytes never twice.</summary>
public sealed class FilePush(Session session, string server, string key)
{
    private const int MostFailures = 8;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string? Period { get; init; }

    public string? Licence { get; init; }

    /// <summary>True to ask what would become of every row, and leave nothing there.</summary>
    public bool IsTrial { get; init; }

    /// <summary>True to wait until the export has been read, and say what became of it.</summary>
    public bool Waits { get; init; }

    public bool Quiet { get; init; }

    /// <summary>Bytes sent at a time.</summary>
    public int PieceLength { get; init; } = 8 << 20;

    /// <summary>The wait before the second try; each further one is twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    private string Exports => server.TrimEnd('/') + "/api/v1/exports";

    /// <summary>Sends one file.</summary>
    /// <exception cref="OperatorException">The instance refuses it, or does not answer.</exception>
    public async Task<int> RunAsync(string path, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("occ");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(session.Language);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            await using var file = File.OpenRead(path);
            if (file.Length == 0 && file.CanSeek)
                throw new OperatorException(session.Text("push.refused", Path.GetFileName(path), "empty-file", new ExportRefusal("empty-file", Path.GetFileName(path)).In(session.Language)), ExitCode.Findings);
            if (IsTrial)
                return await TryAsync(http, file, Path.GetFileName(path), cancellation);
            using var receipt = await SendAsync(http, file, Path.GetFileName(path), cancellation);
            var id = receipt.RootElement.GetProperty("id").GetInt64();
            session.Output.WriteLine(session.Text(
                receipt.RootElement.GetProperty("known").GetBoolean() ? "push.known" : "push.accepted", Path.GetFileName(path), id, receipt.RootElement.GetProperty("status").GetString()));
            return Waits ? await WaitAsync(http, id, cancellation) : ExitCode.Ok;
        }
        catch (Exception fault) when (fault is HttpRequestException or UriFormatException or InvalidOperationException or JsonException or KeyNotFoundException or BusyException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new OperatorException(session.Text("push.noAnswer", server, NetworkFault.In(fault, session)), ExitCode.UnreadableInput);
        }
    }

    private async Task<JsonDocument> SendAsync(HttpClient http, FileStream file, string name, CancellationToken cancellation)
    {
        var digest = await SHA256.HashDataAsync(file, cancellation);
        using var progress = new ProgressLine(session, name, file.Length, Quiet, "push.progress");
        for (var failures = 0; ; failures++)
        {
            try
            {
                var (upload, offset, known) = await BeginAsync(http, file.Length, name, digest, cancellation);
                if (known is not null)
                    return known;
                if (offset > 0 && failures == 0 && !Quiet)
                    session.Say(session.Text("push.resumed", name, Percent(offset, file.Length)));
                return await PiecesAsync(http, upload, offset, file, progress, () => failures = 0, cancellation);
            }
            catch (Exception broken) when (failures < MostFailures && !cancellation.IsCancellationRequested
                                               && broken is HttpRequestException or IOException or OperationCanceledException or BusyException)
            {
                var wait = FirstWait * Math.Pow(2, failures);
                await Task.Delay(wait < LongestWait ? wait : LongestWait, cancellation);
            }
        }
    }

    /// <summary>Begins, or goes on, or hears that these bytes have come before.</summary>
    private async Task<(Uri Upload, long Offset, JsonDocument? Receipt)> BeginAsync(HttpClient http, long length, string name, byte[] digest, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Exports}/uploads?{Query(name)}");
        request.Headers.Add("Upload-Length", length.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("Repr-Digest", $"sha-256=:{Convert.ToBase64String(digest)}:");
        using var answer = await http.SendAsync(request, cancellation);
        var body = await ReadAsync(answer, cancellation);
        if (body.RootElement.TryGetProperty("known", out _))
            return (new Uri(Exports), length, body);
        using var begun = body;
        // The server we were told to ask, not the address that the public knows it by: that may lead another way.
        return (new Uri($"{Exports}/uploads/{body.RootElement.GetProperty("id").GetGuid()}"), body.RootElement.GetProperty("offset").GetInt64(), null);
    }

    private async Task<JsonDocument> PiecesAsync(
        HttpClient http, Uri upload, long offset, FileStream file, ProgressLine progress, Action arrived, CancellationToken cancellation)
    {
        var buffer = new byte[PieceLength];
        while (true)
        {
            file.Position = offset;
            var length = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            var ends = offset + length == file.Length;
            using var request = new HttpRequestMessage(HttpMethod.Patch, upload) { Content = new ByteArrayContent(buffer, 0, length) };
            request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Upload-Complete", ends ? "?1" : "?0");
            using var answer = await http.SendAsync(request, cancellation);
            var body = await ReadAsync(answer, cancellation);
            if (ends)
                return body;
            offset = body.RootElement.GetProperty("offset").GetInt64();
            body.Dispose();
            arrived();
            progress.Report(offset, 0);
        }
    }

    private async Task<int> TryAsync(HttpClient http, FileStream file, string name, CancellationToken cancellation)
    {
        using var content = new StreamContent(file);
        using var answer = await http.PostAsync(new Uri($"{Exports}?{Query(name)}&dry-run=true"), content, cancellation);
        using var body = await ReadAsync(answer, cancellation);
        var tried = body.RootElement;
        if (Text(tried, "refusalCode") is { } refusal)
        {
            session.Output.WriteLine(session.Text("push.refused", name, refusal, Text(tried, "refusalDetail")));
            return ExitCode.Findings;
        }

        session.Output.WriteLine(session.Text("push.tried", name, Text(tried, "adapter"), tried.GetProperty("processes").GetInt32()));
        Tell(tried);
        foreach (var place in tried.GetProperty("quarantinedRows").EnumerateArray())
            session.Output.WriteLine(session.Text(
                "push.place", Text(place, "table"), place.GetProperty("row").GetInt64(), Text(place, "column") ?? "-", Text(place, "code")));
        return tried.GetProperty("quarantine").EnumerateObject().Any() ? ExitCode.Findings : ExitCode.Ok;
    }

    private async Task<int> WaitAsync(HttpClient http, long id, CancellationToken cancellation)
    {
        while (true)
        {
            using var answer = await http.GetAsync(new Uri($"{Exports}/{id}"), cancellation);
            using var body = await ReadAsync(answer, cancellation);
            var export = body.RootElement.GetProperty("export");
            switch (Text(export, "state"))
            {
                case "released":
                    session.Output.WriteLine(session.Text("push.done", id, export.GetProperty("processes").GetInt32(), export.GetProperty("newReleases").GetInt32()));
                    Tell(body.RootElement);
                    return export.GetProperty("quarantined").GetInt64() > 0 ? ExitCode.Findings : ExitCode.Ok;
                case "refused":
                    session.Output.WriteLine(session.Text("push.refused", id, Text(export, "refusalCode"), Text(export, "refusalDetail")));
                    return ExitCode.Findings;
                default:
                    await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
                    break;
            }
        }
    }

    /// <summary>Rows of each table, and why some are in quarantine.</summary>
    private void Tell(JsonElement report)
    {
        foreach (var table in report.GetProperty("tables").EnumerateArray())
            session.Output.WriteLine(session.Text(
                "push.table", Text(table, "table"), Count(table, "rows"), Count(table, "used"), Count(table, "quarantined"), Count(table, "duplicates")));
        foreach (var reason in report.GetProperty("quarantine").EnumerateObject())
            session.Output.WriteLine(session.Text("push.reason", reason.Name, reason.Value.GetInt32()));
    }

    private async Task<JsonDocument> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict && Retries(answer))
            throw new BusyException();
        if ((int)answer.StatusCode >= 500)
            throw new HttpRequestException($"{(int)answer.StatusCode} {answer.ReasonPhrase}");
        var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
        if (answer.IsSuccessStatusCode)
            return body;
        using (body)
        {
            if (Text(body.RootElement, "code") is "upload-offset" or "unknown-upload")
                throw new BusyException();
            throw new OperatorException(Text(body.RootElement, "detail") ?? answer.ReasonPhrase ?? "", ExitCode.Findings);
        }
    }

    // A minute is worth waiting for; a key that has sent all it may today is told so.
    private static bool Retries(HttpResponseMessage answer) =>
        answer.StatusCode == HttpStatusCode.TooManyRequests && (answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero) <= TimeSpan.FromMinutes(1);

    private string Query(string name) => "name=" + Uri.EscapeDataString(name)
        + (Period is null ? "" : "&period=" + Uri.EscapeDataString(Period)) + (Licence is null ? "" : "&licence=" + Uri.EscapeDataString(Licence));

    private static string Count(JsonElement table, string name) => table.GetProperty(name).GetInt64().ToString("N0", CultureInfo.InvariantCulture);

    private static long Percent(long part, long whole) => whole == 0 ? 0 : 100 * part / whole;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The instance will take it in a moment, or from another point on.</summary>
    private sealed class BusyException : Exception;
}
