using OpenContracting.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Runs;
using OpenContracting.Validation;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Status;

public sealed class IndexModel(StatusReport report, Published published, InstanceSettings settings) : PortalPage
{
    private const int Recent = 24;

    public Publication? Current { get; private set; }

    public IReadOnlyList<ExportStatus> Exports { get; private set; } = [];

    public int ExportCount { get; private set; }

    public IReadOnlyList<QuarantineReason> Quarantine { get; private set; } = [];

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public IReadOnlyList<Publication> Publications { get; private set; } = [];

    public PublicationReport Report { get; private set; } = new([], []);

    /// <summary>Ids that say of themselves that no prefix was given yet.</summary>
    public bool HasPlaceholderPrefix => settings.ProjectPrefix == ProjectIdMap.PlaceholderPrefix;

    /// <summary>Whether stored releases were made by other tables than those in use.</summary>
    public bool TablesChanged { get; private set; }

    public bool IsWorking => Runs.Any(run => run.State is RunState.Running or RunState.Waiting);

    /// <summary>The four verdicts on what is published, never added up into one.</summary>
    public IEnumerable<(NoticeKind Kind, long Errors, long Warnings)> Verdicts() => Enum.GetValues<NoticeKind>().Select(kind => (
        kind,
        Report.Published.Where(line => line.Kind == kind && line.Severity == Severity.Error).Sum(line => line.Count),
        Report.Published.Where(line => line.Kind == kind && line.Severity == Severity.Warning).Sum(line => line.Count)));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Current = await published.CurrentAsync(cancellation);
        TablesChanged = await report.TablesChangedAsync(cancellation);
        Exports = await report.ExportsAsync(Recent, cancellation);
        ExportCount = await report.ExportCountAsync(cancellation);
        Quarantine = await report.QuarantineAsync(null, cancellation);
        Runs = await report.RunsAsync(12, cancellation);
        Publications = await report.PublicationsAsync(10, cancellation);
        if (Current is not null)
            Report = Current.ReportOrEmpty();
    }
}
