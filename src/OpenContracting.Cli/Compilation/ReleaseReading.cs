using OpenContracting.Cli.Terminal;
using OpenContracting.Exports;
using OpenContracting.Releases;

namespace OpenContracting.Cli.Compilation;

/// <summary>Reads releases as given out of packages, records, JSON Lines and archives of them; other exports are told to be none.</summary>
public sealed class ReleaseReading(Session session, ReleaseGroups groups, bool quiet) : IExportSink
{
    private static readonly ExportOptions AsGiven = new() { KeepsDuplicates = true };

    private readonly HashSet<OcdsPackage> packages = [];
    private long others;

    /// <summary>Releases read so far.</summary>
    public long Releases { get; private set; }

    /// <summary>Pieces of files that are no release and were left out.</summary>
    public long Unread { get; private set; }

    /// <summary>Files that could not be read, or not to their end.</summary>
    public long BrokenInputs { get; private set; }

    /// <summary>The packages that releases came in.</summary>
    public IReadOnlyCollection<OcdsPackage> Packages => packages;

    /// <summary>Reads one file.</summary>
    public void Read(Input input, CancellationToken cancellation)
    {
        others = 0;
        using var progress = new ProgressLine(session, input.File.Name, 0, quiet);
        var summary = ExportReader.Read(input.File, this, AsGiven, cancellation);
        progress.Dispose();
        if (summary.BreaksOff)
            BrokenInputs++;
        if (summary.Refusal is { } refusal && input.Named)
        {
            BrokenInputs++;
            session.Say(session.Text("convert.refused", input.File.Name, refusal.Code, refusal.In(session.Language)));
        }

        if (others > 0)
        {
            BrokenInputs++;
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
        if (snapshot.Package is not null)
            packages.Add(snapshot.Package);
        groups.Add(snapshot.Ocid!, new(snapshot.Content, snapshot.Package));
    }

    void IExportSink.Quarantine(QuarantinedRow row)
    {
        Unread++;
        session.Say(session.Text("compile.unread", row.Table, row.Row, row.Code));
    }
}
