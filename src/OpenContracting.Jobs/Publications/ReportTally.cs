using OpenContracting.Projects;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Validation;

namespace OpenContracting.Jobs.Publications;

/// <summary>Adds up what was found in each project.</summary>
internal sealed class ReportTally
{
    private readonly Dictionary<(bool LeftOut, string Code, NoticeKind Kind, Severity Severity), (int Projects, long Count)> tallies = [];

    private readonly MappingCoverage coverage = new();

    public int LeftOut { get; private set; }

    public void Add(ProjectContent project, bool leftOut)
    {
        if (leftOut)
            LeftOut++;
        else
            coverage.Add(project.Json);
        if (project.Findings is null)
            return;
        foreach (var count in ProjectFindings.Parse(project.Findings).Counts)
        {
            var key = (leftOut, count.Code, count.Kind, count.Severity);
            var (projects, times) = tallies.GetValueOrDefault(key);
            tallies[key] = (projects + 1, times + count.Count);
        }
    }

    public PublicationReport ToReport() => new(Lines(leftOut: false), Lines(leftOut: true), new(
        coverage.Projects, coverage.Processes,
        MappingTable.Paths.DistinctBy(path => path.Path).ToDictionary(path => path.Path, coverage.Count)));

    private List<PublicationReport.Line> Lines(bool leftOut) =>
    [
        .. tallies.Where(tally => tally.Key.LeftOut == leftOut)
            .OrderBy(tally => tally.Key.Kind).ThenBy(tally => tally.Key.Severity)
            .ThenBy(tally => tally.Key.Code, StringComparer.Ordinal)
            .Select(tally => new PublicationReport.Line(
                tally.Key.Code, tally.Key.Kind, tally.Key.Severity, tally.Value.Projects, tally.Value.Count)),
    ];
}
