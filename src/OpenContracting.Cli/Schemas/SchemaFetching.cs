using OpenContracting.Cli.Terminal;
using OpenContracting.Standards;

namespace OpenContracting.Cli.Schemas;

/// <summary>Brings the official files of a version into a folder, and says what came.</summary>
public sealed class SchemaFetching(Session session)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public required StandardVersion Version { get; init; }
    public required string Folder { get; init; }
    public bool Quiet { get; init; }

    /// <summary>Fetches, and returns the exit code.</summary>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        using var http = new HttpClient { Timeout = Patience };
        http.DefaultRequestHeaders.UserAgent.ParseAdd("occ");
        var report = await new SchemaDownload(http).FetchAsync(Version, Folder, new ProgressNow<DownloadedFile>(Tell), cancellation);
        if (!report.IsUsable)
            throw new OperatorException(session.Text("schemas.fetch.nothing", Version, Reason(report)), ExitCode.UnreadableInput);

        var missing = report.Files.Count(file => file.State != DownloadState.Fetched);
        if (missing > 0)
            session.Say(session.Text("schemas.fetch.incomplete", missing));
        if (!Quiet)
            session.Say(session.Text("schemas.fetch.done", Version, report.Files.Count - missing, Folder));
        return missing > 0 ? ExitCode.Findings : ExitCode.Ok;
    }

    private void Tell(DownloadedFile file)
    {
        if (file.State != DownloadState.Fetched)
            session.Say(Sentence(file));
        else if (!Quiet)
            session.Say(session.Text("schemas.fetch.file", file.Path, (file.Bytes / 1000m).ToString("N1"), file.Address));
    }

    private string Reason(SchemaDownloadReport report) =>
        session.Text($"schemas.fetch.because.{report.Files.First(file => file.State != DownloadState.Fetched).State}");

    private string Sentence(DownloadedFile file) => session.Text($"schemas.fetch.file.{file.State}", file.Path, file.Address);
}
