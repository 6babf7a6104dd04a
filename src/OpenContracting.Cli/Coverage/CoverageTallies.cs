using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Cli.Coverage;

/// <summary>What all projects disclose, and those of each public authority.</summary>
public sealed class CoverageTallies
{
    private readonly SortedDictionary<string, DisclosureTally> byAuthority = new(StringComparer.Ordinal);

    public DisclosureTally All { get; } = new();

    /// <summary>By the authority's name, empty for projects that name none.</summary>
    public IReadOnlyDictionary<string, DisclosureTally> ByAuthority => byAuthority;

    public void Add(ProjectDisclosure project)
    {
        All.Add(project);
        if (!byAuthority.TryGetValue(project.Authority ?? "", out var tally))
            byAuthority[project.Authority ?? ""] = tally = new DisclosureTally();
        tally.Add(project);
    }
}
