using Microsoft.EntityFrameworkCore;
using OpenContracting.People;
using OpenContracting.People.Cases;
using OpenContracting.Storage;
using OpenContracting.Storage.Cases;

namespace OpenContracting.Web.Cases;

/// <summary>What the public reads of cases: observations, the chain, and counts without small numbers.</summary>
public sealed class CaseBook(Db db, CaseHistory history, CaseSettings settings)
{
    private const int Most = 500;

    /// <summary>The first day of this month: what is not public is counted before it only.</summary>
    private DateOnly Month => new(history.Today.Year, history.Today.Month, 1);

    /// <summary>Published observations, newest first; of one project when it is named.</summary>
    public async Task<IReadOnlyList<CaseRow>> ListAsync(string? project, CancellationToken cancellation) =>
        [.. (await db.Cases.AsNoTracking().Include(one => one.Events)
            .Where(one => one.State == CaseState.Published && one.PublicText != null && (project == null || one.ProjectId == project))
            .OrderByDescending(one => one.Id).Take(Most).ToListAsync(cancellation)).Select(Row)];

    /// <summary>How many said, to the end of last month, that they filed a complaint about a project elsewhere; null for few.</summary>
    public async Task<int?> FiledAsync(string project, CancellationToken cancellation)
    {
        var month = Month;
        return await db.Cases.CountAsync(one => one.ProjectId == project && one.Lane == CaseLane.Filed && one.OpenedOn < month, cancellation)
            is >= SmallNumbers.Smallest and var count ? count : null;
    }

    /// <summary>An observation by its public name, published or not; null for what was never public.</summary>
    public async Task<CaseRow?> FindAsync(string reference, CancellationToken cancellation) =>
        await db.Cases.AsNoTracking().Include(one => one.Events)
            .FirstOrDefaultAsync(one => one.Ref == reference && one.Lane != CaseLane.Confidential && one.Events.Any(), cancellation) is { } one ? Row(one) : null;

    /// <summary>Places of the chain, from one on.</summary>
    public async Task<IReadOnlyList<(CaseLink Link, string Hash)>> ChainAsync(long from, int most, CancellationToken cancellation) =>
        [.. (await db.CaseEvents.AsNoTracking().Where(written => written.Position != null && written.Position >= from).OrderBy(written => written.Position).Take(most)
            .Join(db.Cases, written => written.CaseId, one => one.Id, (written, one) => new { written, one.Ref }).ToListAsync(cancellation))
            .OrderBy(row => row.written.Position).Select(row => (CaseHistory.LinkOf(row.Ref, row.written), row.written.Hash!))];

    /// <summary>The newest place of the chain and its hash.</summary>
    public async Task<(long Position, string Hash)> HeadAsync(CancellationToken cancellation) =>
        await db.CaseEvents.AsNoTracking().Where(written => written.Position != null).OrderByDescending(written => written.Position).FirstOrDefaultAsync(cancellation) is { } last
            ? (last.Position!.Value, last.Hash!) : (0, CaseChain.Start);

    /// <summary>What moderation did, and counts of every lane.</summary>
    /// <remarks>
    /// Lanes are counted apart and never added up: what the public can count itself (observations) could be taken from a sum. Those of
    /// the other lanes end with the last whole month, so that nobody sees a number grow on the day somebody reported.
    /// </remarks>
    public async Task<CaseFigures> FiguresAsync(CancellationToken cancellation)
    {
        var month = Month;
        var facts = await db.Cases.AsNoTracking()
            .Select(one => new { one.Lane, one.Category, one.Institution, one.OpenedOn, one.State, one.Outcome }).ToListAsync(cancellation);
        var lines = await db.CaseEvents.AsNoTracking().Where(written => written.Position != null)
            .Select(written => new { written.CaseId, written.Number, written.Day, written.Kind, written.Reason }).ToListAsync(cancellation);
        var histories = lines.GroupBy(line => line.CaseId).Select(group => group.OrderBy(line => line.Number).ToList()).ToList();
        return new CaseFigures
        {
            Received = histories.Count,
            Published = histories.Count(each => each.Any(line => line.Kind == CaseEventKind.Published)),
            Returned = lines.Where(line => line.Kind == CaseEventKind.Returned).GroupBy(line => line.Reason!.Value).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())).ToList(),
            Merged = lines.Count(line => line.Kind == CaseEventKind.Merged),
            Removed = lines.Count(line => line.Kind == CaseEventKind.Removed),
            Appeals = lines.Count(line => line.Kind == CaseEventKind.Appealed),
            AppealsUpheld = lines.Count(line => line.Kind == CaseEventKind.Upheld),
            Waiting = facts.Count(fact => fact.Lane != CaseLane.Confidential && fact.State == CaseState.Received),
            DaysToDecision = Median(histories.Select(each => (each[0].Day, Of: each.FirstOrDefault(line => line.Kind is CaseEventKind.Published or CaseEventKind.Returned or CaseEventKind.Merged)))
                .Where(pair => pair.Of is not null).Select(pair => pair.Of!.Day.DayNumber - pair.Day.DayNumber)),
            DaysToReply = Median(histories.Select(each => (First: each.FirstOrDefault(line => line.Kind == CaseEventKind.Published), Reply: each.FirstOrDefault(line => line.Kind == CaseEventKind.Replied)))
                .Where(pair => pair is { First: not null, Reply: not null }).Select(pair => pair.Reply!.Day.DayNumber - pair.First!.Day.DayNumber)),
            Counts = [.. Enum.GetValues<CaseLane>().SelectMany(lane =>
            {
                var some = facts.Where(fact => fact.Lane == lane && (lane == CaseLane.Observation || fact.OpenedOn < month)).ToList();
                return Count(lane, "total", some.Select(_ => ""))
                    .Concat(Count(lane, "category", some.Select(fact => Api.Word.Of(fact.Category))))
                    .Concat(Count(lane, "institution", some.Select(fact => fact.Institution ?? "")))
                    .Concat(Count(lane, "month", some.Select(fact => fact.OpenedOn.ToString("yyyy-MM"))))
                    .Concat(Count(lane, "outcome", some.Select(fact => fact.Outcome is { } outcome ? Api.Word.Of(outcome) : "")));
            })],
        };
    }

    /// <summary>A case with its history and clock.</summary>
    public CaseRow Row(Case one)
    {
        var published = one.Events.OrderBy(written => written.Number).FirstOrDefault(written => written.Kind == CaseEventKind.Published);
        return new CaseRow(one, [.. one.Events.OrderBy(written => written.Number)],
            published is null || one.Institution is null ? null : WorkingDays.After(published.Day, settings.ReplyDays), history.Today);
    }

    private static IEnumerable<CaseCount> Count(CaseLane lane, string by, IEnumerable<string> groups) =>
        SmallNumbers.Of(groups.GroupBy(group => group).ToDictionary(group => group.Key, group => group.Count()))
            .OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => new CaseCount(lane, by, count.Key, count.Value));

    private static decimal? Median(IEnumerable<int> days)
    {
        List<int> sorted = [.. days.Order()];
        var middle = sorted.Count / 2;
        return sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2m;
    }
}
