using OpenContracting.Projects;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Jobs.Projects;

/// <summary>Every id ever given, as it is kept: one plan each.</summary>
public static class StoredIdMap
{
    public static ProjectIdMap Of(IEnumerable<ProjectPlan> plans) => new()
    {
        Entries = [.. plans.OrderBy(plan => plan.Number).Select(plan => ProjectIdMap.Parse(plan.Entry).Entries[0])],
    };
}
