using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Links;

namespace OpenContracting.Web.Links;

/// <summary>What is known of the addresses of published documents. Apart from disclosure: a document counts there whether or not its address answers.</summary>
public sealed class LinkBook(IDbContextFactory<Db> databases, LinkSettings settings, TimeProvider clock)
{
    /// <summary>Counting joins every document of every project: once in a while is enough.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Counted? counted;

    /// <summary>False where this instance asks no address: nothing is known of any then.</summary>
    public bool On => settings.On;

    public int RecheckDays => settings.RecheckDays;

    /// <summary>What is known of some addresses, as documents give them.</summary>
    public async Task<Func<string?, LinkState?>> OfAsync(IEnumerable<string?> addresses, CancellationToken cancellation)
    {
        if (!On)
            return _ => null;
        string[] asked = [.. addresses.Select(LinkAddress.Of).OfType<string>().Distinct()];
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var known = await db.LinkChecks.AsNoTracking().Where(check => asked.Contains(check.Address))
            .ToDictionaryAsync(check => check.Address, check => new LinkState(check.Outcome, check.Status, check.Cause, check.CheckedAt), cancellation);
        return text => string.IsNullOrEmpty(text) ? null
            : LinkAddress.Of(text) is not { } address ? new LinkState(LinkOutcome.LeftAlone, null, "address", null)
            : known.GetValueOrDefault(address) ?? new LinkState(null, null, null, null);
    }

    /// <summary>Null where this instance asks no address.</summary>
    public async Task<LinkFigures?> CountAsync(CancellationToken cancellation)
    {
        if (!On)
            return null;
        if (counted is { } latest && clock.GetElapsedTime(latest.At) < Fresh)
            return latest.Figures;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var nation = await db.LinkChecks.GroupBy(check => check.Outcome)
            .Select(group => new { Outcome = group.Key, Count = group.Count(), Last = group.Max(check => check.CheckedAt) }).ToListAsync(cancellation);
        var uses = await (from use in db.LinkUses
                          join project in db.Projects on use.ProjectId equals project.ProjectId
                          join check in db.LinkChecks on use.Address equals check.Address
                          where project.PublicAuthorityId != null
                          group check by new { Institution = project.PublicAuthorityId!, check.Outcome } into same
                          select new
                          {
                              same.Key.Institution,
                              same.Key.Outcome,
                              Count = same.Select(check => check.Address).Distinct().Count(),
                              Last = same.Max(check => check.CheckedAt),
                          }).ToListAsync(cancellation);
        var figures = new LinkFigures(
            nation.Aggregate(LinkCount.None, (sum, each) => sum.With(each.Outcome, each.Count, each.Last)),
            uses.GroupBy(each => each.Institution, StringComparer.Ordinal).ToDictionary(
                group => group.Key, group => group.Aggregate(LinkCount.None, (sum, each) => sum.With(each.Outcome, each.Count, each.Last)), StringComparer.Ordinal));
        counted = new Counted(figures, clock.GetTimestamp());
        return figures;
    }

    private sealed record Counted(LinkFigures Figures, long At);
}
