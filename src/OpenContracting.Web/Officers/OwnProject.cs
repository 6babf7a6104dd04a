using OpenContracting.Standards.Ids;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Officers;

/// <summary>A project of an institution as its officer sees it: what validation found, and what it should disclose and does not.</summary>
public sealed record OwnProject(Project Row, ProjectFindings Findings, IReadOnlyList<IdsElement> Missing)
{
    public long Errors => Findings.Counts.Where(count => count.Severity == Validation.Severity.Error).Sum(count => count.Count);

    public long Warnings => Findings.Counts.Where(count => count.Severity == Validation.Severity.Warning).Sum(count => count.Count);
}
