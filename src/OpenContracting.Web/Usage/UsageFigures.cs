using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OpenContracting.People.Usage;
using OpenContracting.Storage;
using OpenContracting.Storage.Usage;

namespace OpenContracting.Web.Usage;

/// <summary>The figures of use, for the pages and the API alike.</summary>
public sealed class UsageFigures(Db db, IMemoryCache cache, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    public DateOnly Today => UsageRules.DayOf(clock.GetUtcNow());

    /// <summary>The lines a filter asks for: times in their order, all else the most used first.</summary>
    public async Task<IReadOnlyList<UsageLine>> ListAsync(UsageFilter filter, CancellationToken cancellation)
    {
        var rows = filter.Apply(db.UsageDays.AsNoTracking());
        if (filter.By is "day" or "month")
            return Lines((await GroupAsync(rows, row => row.Day, cancellation)).Select(line => (Key: TimeOf(line.Key, filter.By), line.Agent, line.Counts)))
                .OrderBy(line => line.Key, StringComparer.Ordinal).ToList();
        var grouped = await GroupAsync(rows, filter.By switch
        {
            "institution" => row => row.Institution,
            "format" => row => row.Format,
            "channel" => row => row.Channel,
            _ => (Expression<Func<UsageDay, string>>)(row => row.Item),
        }, cancellation);
        return [.. Lines(grouped)
            .OrderByDescending(line => line.Of(AgentClass.Person).Investigations)
            .ThenByDescending(line => line.Of(AgentClass.Machine).Investigations).ThenBy(line => line.Key, StringComparer.Ordinal)];
    }

    /// <summary>The counts of one project since the first day, asked of the database once a minute at most.</summary>
    public Task<UsageLine> OfProjectAsync(string id, CancellationToken cancellation) =>
        cache.GetOrCreateAsync(("usage of", id), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            var rows = db.UsageDays.AsNoTracking().Where(row => row.Kind == "project" && row.Item == id);
            return Lines(await GroupAsync(rows, row => row.Kind, cancellation)).FirstOrDefault() ?? new UsageLine(id, new Dictionary<AgentClass, UsageCounts>());
        })!;

    /// <summary>What stood out this month and the one before, the largest first; nothing until twelve months were counted, since all that is new stands out.</summary>
    public async Task<IReadOnlyList<UsageSpike>> SpikesAsync(CancellationToken cancellation)
    {
        var thisMonth = new DateOnly(Today.Year, Today.Month, 1);
        var spikes = new List<UsageSpike>();
        if (await FirstDayAsync(cancellation) is not { } first)
            return spikes;
        foreach (var month in new[] { thisMonth, thisMonth.AddMonths(-1) }.Where(month => first <= month.AddMonths(-12)))
        {
            foreach (var agent in new[] { AgentClass.Person, AgentClass.Machine })
            {
                var counts = (await SumsAsync(agent, month, month.AddMonths(1), UsageRules.SpikeMore, cancellation)).ToList();
                var before = (await SumsAsync(agent, month.AddMonths(-12), month, 0, cancellation)).ToDictionary(sum => (sum.Kind, sum.Item), sum => sum.Count);
                spikes.AddRange(counts
                    .Select(sum => new UsageSpike(month, sum.Kind, sum.Item, agent, sum.Count, before.GetValueOrDefault((sum.Kind, sum.Item)) / 12m))
                    .Where(spike => UsageRules.IsSpike(spike.Count, spike.Usual)));
            }
        }

        return [.. spikes.OrderByDescending(spike => spike.Month).ThenByDescending(spike => spike.Count).ThenBy(spike => spike.Item, StringComparer.Ordinal).Take(20)];
    }

    private async Task<IEnumerable<(string Kind, string Item, long Count)>> SumsAsync(
        AgentClass agent, DateOnly from, DateOnly before, long moreThan, CancellationToken cancellation) =>
        (await db.UsageDays.Where(row => row.Agent == agent && row.Day >= from && row.Day < before && row.Kind != UsageRow.Visits && row.Kind != "dropped")
            .GroupBy(row => new { row.Kind, row.Item }).Select(group => new { group.Key.Kind, group.Key.Item, Count = group.Sum(row => row.Investigations) })
            .Where(sum => sum.Count > moreThan).ToListAsync(cancellation)).Select(sum => (sum.Kind, sum.Item, sum.Count));

    public Task<List<UsageRestatement>> RestatementsAsync(CancellationToken cancellation) =>
        db.UsageRestatements.AsNoTracking().OrderByDescending(restatement => restatement.Id).Take(100).ToListAsync(cancellation);

    /// <summary>The first day there is a count of; null when there is none.</summary>
    public Task<DateOnly?> FirstDayAsync(CancellationToken cancellation) =>
        db.UsageDays.MinAsync(row => (DateOnly?)row.Day, cancellation);

    /// <summary>When counts were last added; null when not for days.</summary>
    public Task<DateTimeOffset?> CountedUntilAsync(CancellationToken cancellation) =>
        db.UsageFlushes.OrderByDescending(flush => flush.At).Select(flush => (DateTimeOffset?)flush.At).FirstOrDefaultAsync(cancellation);

    public Task<long> DroppedAsync(UsageFilter filter, CancellationToken cancellation) =>
        db.UsageDays.Where(row => row.Kind == "dropped" && row.Day >= filter.From && row.Day <= filter.To).SumAsync(row => row.Dropped, cancellation);

    public Task<List<SocialFigure>> SocialAsync(UsageFilter filter, CancellationToken cancellation) =>
        db.SocialFigures.AsNoTracking().Where(figure => figure.Month >= filter.From && figure.Month <= filter.To)
            .OrderByDescending(figure => figure.Month).ThenBy(figure => figure.Network).ThenBy(figure => figure.Post).Take(500).ToListAsync(cancellation);

    private static string TimeOf(DateOnly day, string by) => day.ToString(by == "month" ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<UsageLine> Lines(IEnumerable<(string Key, AgentClass Agent, UsageCounts Counts)> counts) =>
        counts.GroupBy(count => count.Key).Select(line => new UsageLine(
            line.Key,
            line.GroupBy(count => count.Agent).ToDictionary(agent => agent.Key, agent => agent.Aggregate(UsageCounts.None, (sum, count) => sum + count.Counts))));

    private static async Task<List<(TKey Key, AgentClass Agent, UsageCounts Counts)>> GroupAsync<TKey>(
        IQueryable<UsageDay> rows, Expression<Func<UsageDay, TKey>> key, CancellationToken cancellation)
    {
        var lines = new List<(TKey, AgentClass, UsageCounts)>();
        foreach (var agent in Enum.GetValues<AgentClass>())
        {
            var sums = await rows.Where(row => row.Agent == agent).GroupBy(key)
                .Select(group => new
                {
                    group.Key,
                    Investigations = group.Sum(row => row.Investigations),
                    Requests = group.Sum(row => row.Requests),
                    UniqueInvestigations = group.Sum(row => row.UniqueInvestigations),
                    UniqueRequests = group.Sum(row => row.UniqueRequests),
                    Sessions = group.Sum(row => row.Sessions),
                    Shares = group.Sum(row => row.Shares),
                    Saves = group.Sum(row => row.Saves),
                    Follows = group.Sum(row => row.Follows),
                })
                .ToListAsync(cancellation);
            lines.AddRange(sums.Select(sum => (sum.Key, agent, new UsageCounts(
                sum.Investigations, sum.Requests, sum.UniqueInvestigations, sum.UniqueRequests, sum.Sessions, sum.Shares, sum.Saves, sum.Follows))));
        }

        return lines;
    }
}
