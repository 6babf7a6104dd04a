using Microsoft.EntityFrameworkCore;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Jobs.Projects;

/// <summary>People's decisions about which process belongs where, as the grouping reads them.</summary>
public static class StoredCrosswalk
{
    public static async Task<Crosswalk> ReadAsync(Db db, CancellationToken cancellation)
    {
        var decisions = await db.Decisions.AsNoTracking()
            .Where(decision => decision.UndoneAt == null
                && (decision.Kind == DecisionKind.Membership || decision.Kind == DecisionKind.SameProject))
            .OrderBy(decision => decision.Id)
            .ToListAsync(cancellation);
        return new Crosswalk(
            decisions.Where(decision => decision is { Kind: DecisionKind.Membership, Accepted: true })
                .Select(decision => new CrosswalkEntry(decision.Subject, decision.Target ?? "", decision.Title)),
            decisions.Where(decision => decision is { Kind: DecisionKind.SameProject, Accepted: false, Target: not null })
                .Select(decision => (decision.Subject, decision.Target!)));
    }
}
