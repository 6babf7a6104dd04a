using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.People.Usage;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Uses;

/// <summary>Reads the indicators of strategic use, and the rows that each is made of.</summary>
public sealed class StrategicUse(Db db, TimeProvider clock)
{
    /// <summary>What the question after a download offers to answer.</summary>
    public static readonly IReadOnlyList<string> Answers = ["journalism", "audit", "study", "bid", "community", "other"];

    /// <summary>The indicators that have rows to be fetched.</summary>
    public static readonly IReadOnlyList<string> Names = ["funnel", "viewed", "used", "effective", "days", "corrected", "poll"];

    private static readonly UseKind[] Reports = [UseKind.Complaint, UseKind.Audit, UseKind.LegalAction];

    /// <summary>The funnel of an institution and a quarter, or of all; the indicators and answers are of everything.</summary>
    public async Task<StrategicFigures> ReadAsync(StrategicFilter filter, CancellationToken cancellation)
    {
        var some = await UsesAsync(filter, cancellation);
        var observations = await ObservationsAsync(filter, cancellation);
        var projects = await db.Projects.CountAsync(project => project.State == ProjectState.Published, cancellation);
        var uses = await UsesAsync(StrategicFilter.All, cancellation);
        var effective = uses.Count(HasEffect);
        var days = await DaysAsync(cancellation);
        return new StrategicFigures(
            [
                new("view", await PeopleAsync(filter, row => row.Investigations, cancellation), false),
                new("download", await PeopleAsync(filter, row => row.Requests, cancellation), false),
                new("use", some.Count + observations.Count, true),
                new("report", some.Count(use => Reports.Contains(use.Kind)) + observations.Count, true),
                new("reply", some.Count(use => use.Effect != UseEffect.NoneKnown) + observations.Count(one => one.IsReplied || HasEffect(one.Outcome)), true),
                new("effect", some.Count(HasEffect) + observations.Count(one => HasEffect(one.Outcome)), true),
            ],
            [
                new("viewed", await Viewed().CountAsync(cancellation), projects, OfVisitors: true),
                new("used", await Used().CountAsync(cancellation), projects),
                new("effective", effective, uses.Count),
                new("days", days.Count, days.Count) { Number = days.Count == 0 ? null : Median([.. days.Select(day => day.Days)]) },
                new("corrected", uses.Count(use => use.Effect == UseEffect.DataCorrected), uses.Count),
            ],
            await PollAsync(cancellation));
    }

    /// <summary>The rows behind an indicator: a header and lines; null when there is no such indicator.</summary>
    public async Task<(string Header, IReadOnlyList<string[]> Rows)?> RowsAsync(
        string indicator, StrategicFilter filter, CancellationToken cancellation) => indicator switch
        {
            "funnel" => ("step,count", [.. (await ReadAsync(filter, cancellation)).Funnel.Select(step => new[] { step.Name, step.IsOfUses ? step.Count.ToString() : Cell(step.Count) })]),
            "viewed" => ("project", [.. (await Viewed().Order().ToListAsync(cancellation)).Select(id => new[] { id })]),
            "used" => ("project", [.. (await Used().Order().ToListAsync(cancellation)).Select(id => new[] { id })]),
            "effective" => (UseHeader, [.. (await UsesAsync(StrategicFilter.All, cancellation)).Where(HasEffect).Select(Line)]),
            "corrected" => (UseHeader, [.. (await UsesAsync(StrategicFilter.All, cancellation)).Where(use => use.Effect == UseEffect.DataCorrected).Select(Line)]),
            "days" => ("project,days", [.. (await DaysAsync(cancellation)).Select(day => new[] { day.Project, day.Days.ToString() })]),
            "poll" => ("answer,count", [.. (await PollAsync(cancellation)).Select(answer => new[] { answer.Answer, Cell(answer.Count) })]),
            _ => null,
        };

    /// <summary>Adds one to an answer of today; false when it is none of those offered.</summary>
    public async Task<bool> AnswerAsync(string? answer, CancellationToken cancellation)
    {
        if (answer is null || !Answers.Contains(answer))
            return false;
        var row = new Storage.Usage.PollDay { Day = UsageRules.DayOf(clock.GetUtcNow()), Answer = answer, Count = 1 };
        await db.TransactionAsync(
            () => db.Bulk.WriteAsync(db, [row], Storage.Bulk.OnConflict.Do("(day, answer) DO UPDATE SET count = poll_days.count + excluded.count"), cancellation), cancellation);
        return true;
    }

    private const string UseHeader = "use,title,kind,effect,effect_on,effect_url";

    private static string[] Line(Use use) =>
        [use.Id.ToString(), use.Title, use.Kind.ToString(), use.Effect.ToString(), use.EffectOn?.ToString("yyyy-MM-dd") ?? "", use.EffectUrl ?? ""];

    private static bool HasEffect(Use use) => use.Effect is not (UseEffect.NoneKnown or UseEffect.Reply);

    private static bool HasEffect(CaseOutcome? outcome) => outcome is CaseOutcome.DataCorrected or CaseOutcome.WorkCorrected or CaseOutcome.Sanctioned;

    private static string Cell(long count) => UsageCounts.Shown(count)?.ToString() ?? $"<{UsageCounts.Smallest}";

    private Task<List<Use>> UsesAsync(StrategicFilter filter, CancellationToken cancellation)
    {
        var uses = db.Uses.AsNoTracking().Where(use => use.State == UseState.Published);
        if (filter.Institution is { } institution)
            uses = uses.Where(use => use.Projects.Any(link => db.Projects.Any(project => project.ProjectId == link.ProjectId && project.PublicAuthorityId == institution)));
        if (filter is { From: { } from, Before: { } before })
        {
            var (first, end) = (Midnight(from), Midnight(before));
            uses = uses.Where(use => use.PublishedAt >= first && use.PublishedAt < end);
        }

        return uses.OrderBy(use => use.Id).ToListAsync(cancellation);
    }

    /// <summary>Observations of citizens that the public reads; what was reported in confidence is in no figure here.</summary>
    private async Task<List<(bool IsReplied, CaseOutcome? Outcome)>> ObservationsAsync(StrategicFilter filter, CancellationToken cancellation)
    {
        var observations = db.Cases.Where(one => one.Lane == CaseLane.Observation && one.State == CaseState.Published && one.PublicText != null);
        if (filter.Institution is { } institution)
            observations = observations.Where(one => one.Institution == institution);
        if (filter is { From: { } from, Before: { } before })
            observations = observations.Where(one => one.OpenedOn >= from && one.OpenedOn < before);
        return (await observations.Select(one => new { IsReplied = one.Events.Any(written => written.Kind == CaseEventKind.Replied), one.Outcome }).ToListAsync(cancellation))
            .ConvertAll(one => (one.IsReplied, one.Outcome));
    }

    private Task<long> PeopleAsync(
        StrategicFilter filter, System.Linq.Expressions.Expression<Func<Storage.Usage.UsageDay, long>> count, CancellationToken cancellation)
    {
        var rows = db.UsageDays.Where(row => row.Agent == AgentClass.Person);
        if (filter.Institution is { } institution)
            rows = rows.Where(row => row.Institution == institution);
        if (filter is { From: { } from, Before: { } before })
            rows = rows.Where(row => row.Day >= from && row.Day < before);
        return rows.SumAsync(count, cancellation);
    }

    private static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), UsageRules.Panama).ToUniversalTime();

    private IQueryable<string> Viewed() => db.Projects
        .Where(project => project.State == ProjectState.Published)
        .Where(project => db.UsageDays.Any(row => row.Kind == "project" && row.Item == project.ProjectId && row.Agent == AgentClass.Person && row.Investigations > 0))
        .Select(project => project.ProjectId);

    private IQueryable<string> Used() => db.Projects
        .Where(project => project.State == ProjectState.Published)
        .Where(project => db.UseProjects.Any(link => link.ProjectId == project.ProjectId
            && db.Uses.Any(use => use.Id == link.UseId && use.State == UseState.Published)))
        .Select(project => project.ProjectId);

    private async Task<List<(string Project, int Days)>> DaysAsync(CancellationToken cancellation)
    {
        var pairs = await db.UseProjects
            .Join(db.Uses.Where(use => use.State == UseState.Published), link => link.UseId, use => use.Id, (link, use) => new { link.ProjectId, use.MadeOn, use.ReceivedAt })
            .Join(db.Projects.Where(project => project.State == ProjectState.Published), one => one.ProjectId, project => project.ProjectId,
                (one, project) => new { one.ProjectId, one.MadeOn, one.ReceivedAt, project.FirstPublished })
            .ToListAsync(cancellation);
        return [.. pairs.GroupBy(pair => pair.ProjectId).Select(pair => (pair.Key, Math.Max(0,
                pair.Min(one => (one.MadeOn ?? UsageRules.DayOf(one.ReceivedAt)).DayNumber) - UsageRules.DayOf(pair.First().FirstPublished).DayNumber)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)];
    }

    private async Task<List<(string Answer, long Count)>> PollAsync(CancellationToken cancellation)
    {
        var counts = await db.PollDays.GroupBy(row => row.Answer).Select(group => new { group.Key, Count = group.Sum(row => row.Count) })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);
        return [.. Answers.Select(answer => (answer, counts.GetValueOrDefault(answer)))];
    }

    private static decimal Median(List<int> days)
    {
        days.Sort();
        var middle = days.Count / 2;
        return days.Count % 2 == 1 ? days[middle] : (days[middle - 1] + days[middle]) / 2m;
    }
}
