using OpenContracting.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages;

/// <summary>The mapping table: for each OC4IDS path from where it is filled, by which rule, and in which share of what is published.</summary>
public sealed class MappingModel(Published published) : PortalPage
{
    public Publication? Current { get; private set; }

    public PublicationReport.Coverage? Filled { get; private set; }

    public IEnumerable<IGrouping<string, MappedPath>> Elements => MappingTable.Paths.GroupBy(path => path.Element);

    /// <summary>The share of projects, or of processes, that have a path; null before anything is counted.</summary>
    public decimal? Share(MappedPath path)
    {
        if (Filled is null || !Filled.Paths.TryGetValue(path.Path, out var count))
            return null;
        var all = MappingCoverage.IsOfProcesses(path) ? Filled.Processes : Filled.Projects;
        return all == 0 ? null : (decimal)count / all;
    }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Current = await published.CurrentAsync(cancellation);
        Filled = Current?.ReportOrEmpty().Filled;
    }
}
