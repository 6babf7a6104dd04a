using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Jobs.Projects;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Budgets;

/// <summary>Sets budget beside contracts; reckoned anew when a publication, an import or a decision has come since.</summary>
public sealed class BudgetRegister(IDbContextFactory<Db> databases, WorkRegister works)
{
    private volatile Kept? kept;

    public async Task<BudgetAccount> ReadAsync(CancellationToken cancellation)
    {
        var published = await works.ReadAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var import = await db.BudgetImports.MaxAsync(each => (long?)each.Id, cancellation);
        var decisions = db.Decisions.AsNoTracking().Where(decision => decision.Kind == DecisionKind.BudgetCode || decision.Kind == DecisionKind.BudgetProposal);
        var standing = await decisions.CountAsync(decision => decision.UndoneAt == null, cancellation);
        var taken = await decisions.CountAsync(cancellation);
        if (kept is { } now && ReferenceEquals(now.Works, published) && (now.Import, now.Standing, now.Taken) == (import, standing, taken))
            return now.Account;
        var account = await ReckonAsync(db, published, cancellation);
        kept = new Kept(published, import, standing, taken, account);
        return account;
    }

    private static async Task<BudgetAccount> ReckonAsync(Db db, IReadOnlyList<ContractedWork> works, CancellationToken cancellation)
    {
        var months = await db.BudgetMonths.AsNoTracking()
            .Where(month => !db.BudgetMonths.Any(later => later.System == month.System && later.Code == month.Code && later.Line == month.Line
                && later.Year == month.Year && later.Month > month.Month))
            .ToListAsync(cancellation);
        var counts = await db.BudgetMonths.GroupBy(month => new { month.System, month.Code })
            .Select(group => new { group.Key.System, group.Key.Code, Count = group.Count() }).ToListAsync(cancellation);
        var links = await StoredCodes.ReadAsync(db, cancellation);
        var matching = new BudgetMatching(BudgetItem.Of(months.Select(BudgetIntake.Row)), works, links);
        return new BudgetAccount(
            matching, Reconciliation.Of(matching),
            BudgetCoverage.Of(matching, counts.ToDictionary(each => (each.System, each.Code), each => each.Count), links),
            months.Count == 0 ? null : months.Max(month => month.AsOf),
            await db.BudgetImports.AnyAsync(import => import.Synthetic, cancellation));
    }

    private sealed record Kept(IReadOnlyList<ContractedWork> Works, long? Import, int Standing, int Taken, BudgetAccount Account);
}
