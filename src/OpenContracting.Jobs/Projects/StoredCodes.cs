using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Jobs.Projects;

/// <summary>People's decisions about which code of a register is which project.</summary>
public static class StoredCodes
{
    /// <summary>What people said that still stands, in the order they said it; what was said of a project that went into another is said of that one.</summary>
    public static async Task<IReadOnlyList<BudgetLink>> ReadAsync(Db db, CancellationToken cancellation)
    {
        var decisions = await db.Decisions.AsNoTracking()
            .Where(decision => (decision.Kind == DecisionKind.BudgetCode || decision.Kind == DecisionKind.BudgetProposal) && decision.UndoneAt == null && decision.Target != null)
            .OrderBy(decision => decision.Id).ToListAsync(cancellation);
        var targets = decisions.Select(decision => decision.Target!).Distinct().ToList();
        var merged = await db.Projects.AsNoTracking().Where(project => project.MergedInto != null && targets.Contains(project.ProjectId))
            .ToDictionaryAsync(project => project.ProjectId, project => project.MergedInto!, cancellation);
        return [.. decisions.Select(decision =>
        {
            var (system, code) = BudgetSubject.Parse(decision.Subject);
            return new BudgetLink(system, code, merged.GetValueOrDefault(decision.Target!, decision.Target!), decision.Accepted, decision.Kind == DecisionKind.BudgetProposal);
        })];
    }

    /// <summary>The codes that are said to be a project's, by project: its ids in those registers. Of two sayings on one pair the later counts.</summary>
    public static async Task<ILookup<string, ExternalProjectId>> AcceptedAsync(Db db, CancellationToken cancellation) =>
        (await ReadAsync(db, cancellation)).GroupBy(link => (link.System, link.Code, link.ProjectId)).Select(said => said.Last()).Where(link => link.Accepted)
            .OrderBy(link => link.System, StringComparer.Ordinal).ThenBy(link => link.Code, StringComparer.Ordinal)
            .ToLookup(link => link.ProjectId, link => new ExternalProjectId(link.System, link.Code));
}
