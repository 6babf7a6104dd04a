using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Compilation;

/// <summary>Reads releases as given out of packages, records, JSON Lines and archives of them; other exports are told to be none.</summary>
public sealed class ReleaseReading(Session session, ReleaseGroups groups, bool quiet) : IExportSink
{
    private static readonly ExportOptions AsGiven = new() { KeepsDuplicates = true };

    private readonly SortedSet<string> extensions = new(StringComparer.Ordinal);
    private readonly HashSet<string> versions = [];
    private long others;

    /// <summary>Releases read so far.</summary>
    public long Releases { get; private set; }

    /// <summary>Files, or pieces of them, that could not be read.</summary>
    public long Unread { get; private set; }

    /// <summary>The extensions that the packages declare.</summary>
    public IReadOnlyCollection<string> Extensions => extensions;

    /// <summary>Whether all packages declare OCDS 1.0.</summary>
    public bool IsOcds10 => versions.SetEquals(["1.0"]);

    /// <summary>A version that packages declare and whose rules are not known; null when there is none.</summary>
    public string? UnknownVersion => versions.FirstOrDefault(version => !version.StartsWith("1.", StringComparison.Ordinal) && version.Length > 0);

    /// <summary>Reads one file.</summary>
    public void Read(Input input, CancellationToken cancellation)
    {
        others = 0;
        using var progress = new ProgressLine(session, input.File.Name, 0, quiet);
        var summary = ExportReader.Read(input.File, this, AsGiven, cancellation);
        progress.Dispose();
        extensions.UnionWith(summary.Extensions);
        if (summary.Version is not null)
            versions.Add(summary.Version);
        if (summary.Refusal is { } refusal && input.Named)
        {
            Unread++;
            session.Say(session.Text("convert.refused", input.File.Name, refusal.Code, refusal.Detail));
        }

        if (others > 0)
        {
            Unread++;
            session.Say(session.Text("compile.noReleases", input.File.Name, summary.Adapter));
        }
    }

    void IExportSink.Accept(ProcessSnapshot snapshot)
    {
        if (snapshot.Adapter is not (Adapters.OcdsRelease or Adapters.OcdsCompiledRelease))
        {
            others++;
            return;
        }

        Releases++;
        groups.Add(snapshot.Ocid!, new(snapshot.Content, snapshot.PackageUri));
    }

    void IExportSink.Quarantine(QuarantinedRow row)
    {
        Unread++;
        session.Say(session.Text("compile.unread", row.Table, row.Row, row.Code));
    }
}
