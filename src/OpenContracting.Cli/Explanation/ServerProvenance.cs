using System.Net;
using System.Text.Json;
using OpenContracting.Cli.Terminal;

namespace OpenContracting.Cli.Explanation;

/// <summary>Asks an instance where a value it publishes comes from: of a project, else of a process.</summary>
public sealed class ServerProvenance(Session session, string server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks, and tells.</summary>
    /// <exception cref="OperatorException">The instance does not answer, or knows no such id or value.</exception>
    public async Task<int> TellAsync(string id, string pointer, CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("occ");
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(session.Language);
        try
        {
            using var answer = await AskAsync(http, id, pointer, cancellation);
            Tell(answer.RootElement);
            return ExitCode.Ok;
        }
        catch (Exception fault) when (fault is HttpRequestException or UriFormatException or InvalidOperationException or JsonException
            || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new OperatorException(session.Text("explain.noAnswer", server, NetworkFault.In(fault, session)), ExitCode.UnreadableInput);
        }
    }

    private async Task<JsonDocument> AskAsync(HttpClient http, string id, string pointer, CancellationToken cancellation)
    {
        string? detail = null;
        foreach (var kind in (string[])["projects", "processes"])
        {
            var address = $"{server.TrimEnd('/')}/api/v1/{kind}/{Uri.EscapeDataString(id)}/provenance?path={Uri.EscapeDataString(pointer)}";
            using var answer = await http.GetAsync(new Uri(address), cancellation);
            var body = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(cancellation));
            if (answer.IsSuccessStatusCode)
                return body;
            using (body)
            {
                detail = body.RootElement.TryGetProperty("detail", out var said) ? said.GetString() : answer.ReasonPhrase;
                // The project is known and the value is not: no process of that name will know better.
                if (answer.StatusCode != HttpStatusCode.NotFound || Text(body.RootElement, "code") == "unknown-value")
                    break;
            }
        }

        throw new OperatorException(detail ?? session.Text("explain.unknownId", server, id), ExitCode.Findings);
    }

    private void Tell(JsonElement answer)
    {
        if (answer.TryGetProperty("value", out var value))
            session.Output.WriteLine(session.Text("explain.value", Text(answer, "path"), value.GetRawText()));
        if (answer.TryGetProperty("source", out var source))
            session.Output.WriteLine(session.Text(
                source.GetProperty("inferred").GetBoolean() ? "explain.inferred" : "explain.stated",
                Text(source, "at"), Text(source, "from"), Text(source, "rule"), session.Rule(Text(source, "rule")!)));
        foreach (var cell in answer.GetProperty("cells").EnumerateArray())
            session.Output.WriteLine(
                session.Text(Text(cell, "column") is null ? "explain.place" : "explain.cell",
                    Text(cell, "path"), File(cell), cell.GetProperty("row").GetInt64(), Text(cell, "column"), Text(cell, "rule"))
                + (Text(cell, "raw") is { } raw ? $": {raw}" : ""));
    }

    // The export and the file in it, which for a file handed over by itself are the same.
    private static string? File(JsonElement cell) =>
        Text(cell, "export") is { } export && export != Text(cell, "file") ? $"{export} › {Text(cell, "file")}" : Text(cell, "file");

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
