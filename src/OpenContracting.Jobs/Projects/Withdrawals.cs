using Microsoft.EntityFrameworkCore;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Jobs.Projects;

/// <summary>Projects a person withdrew: their ids stay as tombstones, their processes make no other project.</summary>
internal static class Withdrawals
{
    /// <summary>The id-map as people's decisions have it now; entries that stay as they are stay the same objects.</summary>
    public static async Task<ProjectIdMap> ApplyAsync(
        ProjectIdMap map, Db db, DateTimeOffset now, CancellationToken cancellation)
    {
        var withdrawn = await db.Decisions
            .Where(decision => decision.Kind == DecisionKind.Withdrawal && decision.Accepted && decision.UndoneAt == null)
            .Select(decision => decision.Subject).ToHashSetAsync(cancellation);
        return map with { Entries = [.. map.Entries.Select(entry => Apply(entry, withdrawn.Contains(entry.Id), now))] };
    }

    private static ProjectIdEntry Apply(ProjectIdEntry entry, bool withdrawn, DateTimeOffset now) => (entry.State, withdrawn) switch
    {
        (ProjectIdState.Live, true) => entry with { State = ProjectIdState.Tombstone, Changed = now },

        // The decision was undone.
        (ProjectIdState.Tombstone, false) => entry with { State = ProjectIdState.Live, Changed = now },
        _ => entry,
    };
}
