using OpenContracting.Projects;
using OpenContracting.Standards.Ids;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Validation;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Jobs.Publications;

/// <summary>Adds up what was found in each project.</summary>
internal sealed class ReportTally
{
    private readonly Dictionary<(bool LeftOut, string Code, NoticeKind Kind, Severity Severity), (int Projects, long Count)> tallies = [];

    private readonly MappingCoverage coverage = new();
    private readonly DisclosureReader disclosures = new();
    private readonly Dictionary<string, PublicationReport.CoreCoverage> disclosed = [];

    public int LeftOut { get; private set; }

    public void Add(NextProject project)
    {
        if (project.LeftOut)
            LeftOut++;
        else
            AddPublished(project);
        if (project.Findings is null)
            return;
        foreach (var count in ProjectFindings.Parse(project.Findings).Counts)
        {
            var key = (project.LeftOut, count.Code, count.Kind, count.Severity);
            var (projects, times) = tallies.GetValueOrDefault(key);
            tallies[key] = (projects + 1, times + count.Count);
        }
    }

    private void AddPublished(NextProject project)
    {
        coverage.Add(project.Json);
        var core = disclosures.Read(project.Json).Elements.Where(each => each.Element.Set == IdsSet.Core).ToList();
        foreach (var whose in (IEnumerable<string?>)
            [
                PublicationReport.Nation, project.PublicAuthorityId, project.Province is { } province ? PublicationReport.Group("province", province) : null,
                // The general sectors only: a road is transport too, and would count twice.
                .. project.Sectors.Where(sector => !sector.Contains('.')).Select(sector => PublicationReport.Group("sector", sector)),
            ])
            if (whose is not null)
                Count(whose, core);
        foreach (var phase in core.GroupBy(each => each.Element.Phase).Where(phase => phase.Key is not null))
            Count(PublicationReport.Group("phase", phase.Key!), [.. phase]);
    }

    private void Count(string whose, IReadOnlyCollection<ElementDisclosure> elements)
    {
        var (shown, missing) = (elements.Count(each => each.State == DisclosureState.Disclosed), elements.Count(each => each.State == DisclosureState.Missing));
        var (projects, before, due) = disclosed.GetValueOrDefault(whose) ?? new(0, 0, 0);
        disclosed[whose] = new(projects + 1, before + shown, due + shown + missing);
    }

    public PublicationReport ToReport() => new(Lines(leftOut: false), Lines(leftOut: true), new(
        coverage.Projects, coverage.Processes,
        MappingTable.Paths.DistinctBy(path => path.Path).ToDictionary(path => path.Path, coverage.Count)), disclosed);

    private List<PublicationReport.Line> Lines(bool leftOut) =>
    [
        .. tallies.Where(tally => tally.Key.LeftOut == leftOut)
            .OrderBy(tally => tally.Key.Kind).ThenBy(tally => tally.Key.Severity)
            .ThenBy(tally => tally.Key.Code, StringComparer.Ordinal)
            .Select(tally => new PublicationReport.Line(
                tally.Key.Code, tally.Key.Kind, tally.Key.Severity, tally.Value.Projects, tally.Value.Count)),
    ];
}
