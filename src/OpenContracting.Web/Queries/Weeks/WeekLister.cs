using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OpenContracting.People.Cases;
using OpenContracting.Publications;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Api;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Queries.Weeks;

/// <summary>Tells weeks: what each version published in it says that the last version before it did not.</summary>
/// <remarks>Versions and the change feed are never rewritten, so a week that is over reads the same for ever, titles apart.</remarks>
public sealed class WeekLister(Db db, IMemoryCache cache, TimeProvider clock)
{
    /// <summary>Works of a week that are compared at most; the rest are counted.</summary>
    private const int MostCompared = 500;
    private const int Shown = 12;
    private const int MostGone = 50;

    public Week Current => Week.Of(clock.GetUtcNow());

    /// <summary>The weeks in which something was published, newest first, with how many works were added, changed and left.</summary>
    public async Task<IReadOnlyList<(Week Week, int Added, int Updated, int Removed)>> ListAsync(CancellationToken cancellation)
    {
        var publications = await db.Publications.AsNoTracking().Where(each => each.State == PublicationState.Published && each.PublishedAt != null)
            .Select(each => new { each.PublishedAt, each.Added, each.Updated, each.Removed }).ToListAsync(cancellation);
        return [.. publications.GroupBy(each => Week.Of(each.PublishedAt!.Value)).OrderByDescending(group => group.Key.Monday)
            .Select(group => (group.Key, group.Sum(each => each.Added), group.Sum(each => each.Updated), group.Sum(each => each.Removed)))];
    }

    /// <summary>A week in the reader's language; asked of the database once a minute while it lasts, once an hour when it is over.</summary>
    public Task<WeekReport> ReadAsync(Week week, Wording words, CancellationToken cancellation) =>
        cache.GetOrCreateAsync(("week", week, words.Language), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = week == Current ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1);
            return TellAsync(week, words, cancellation);
        })!;

    private async Task<WeekReport> TellAsync(Week week, Wording words, CancellationToken cancellation)
    {
        var (from, before, monday, sunday) = (week.From, week.Before, week.Monday, week.Sunday);
        var changes = (await db.Changes.AsNoTracking().Where(change => change.At >= from && change.At < before).OrderBy(change => change.Sequence)
            .Select(change => new { change.ProjectId, change.Kind, change.Version }).ToListAsync(cancellation))
            .GroupBy(change => change.ProjectId)
            .Select(group => (Id: group.Key, Before: group.First().Version - 1, After: group.Last().Version, Last: group.Last().Kind)).ToList();
        var standing = changes.Where(each => each.Last is ChangeKind.Added or ChangeKind.Updated).ToList();
        var fresh = standing.Where(each => each.Before == 0).Select(each => each.Id).ToHashSet();
        var known = standing.Where(each => each.Before > 0).ToDictionary(each => each.Id);
        var rows = await LargestAsync(known.Keys, MostCompared, cancellation);
        // What came and went within the week was never there for a reader of weeks.
        var gone = changes.Where(each => each.Before > 0 && each.Last is not (ChangeKind.Added or ChangeKind.Updated)).ToList();
        var titles = await db.Projects.Where(project => gone.Select(each => each.Id).Contains(project.ProjectId))
            .ToDictionaryAsync(project => project.ProjectId, project => project.Title, cancellation);
        return new WeekReport
        {
            Week = week,
            Publications = await db.Publications.CountAsync(each => each.State == PublicationState.Published && each.PublishedAt >= from && each.PublishedAt < before, cancellation),
            New = fresh.Count,
            Newest = await LargestAsync(fresh, Shown, cancellation),
            Changed = known.Count,
            Compared = rows.Count,
            Sections = await SectionsAsync(rows, row => (known[row.ProjectId].Before, known[row.ProjectId].After), words, cancellation),
            GoneCount = gone.Count,
            Gone = [.. gone.Take(MostGone).Select(each => (each.Id, titles.GetValueOrDefault(each.Id), each.Last))],
            Uses = await db.Uses.CountAsync(use => use.State == UseState.Published && use.PublishedAt >= from && use.PublishedAt < before, cancellation),
            Observations = await db.CaseEvents.CountAsync(
                line => line.Kind == CaseEventKind.Published && line.Day >= monday && line.Day <= sunday, cancellation),
            Recommendations = await db.RecommendationEvents.CountAsync(
                line => line.At >= from && line.At < before && line.By != CoCreationSeed.Author, cancellation),
        };
    }

    /// <summary>Works of the largest amounts among some, as they are today.</summary>
    private async Task<List<ProjectRow>> LargestAsync(IEnumerable<string> ids, int most, CancellationToken cancellation)
    {
        var rows = new List<ProjectRow>();
        foreach (var some in ids.Chunk(1000))
            rows.AddRange(await db.Projects.AsNoTracking().Where(project => some.Contains(project.ProjectId)).Select(ProjectRow.Of).ToListAsync(cancellation));
        return [.. rows.OrderByDescending(row => row.Value ?? 0).ThenBy(row => row.ProjectId, StringComparer.Ordinal).Take(most)];
    }

    private async Task<List<WeekSection>> SectionsAsync(
        List<ProjectRow> rows, Func<ProjectRow, (int Before, int After)> versions, Wording words, CancellationToken cancellation)
    {
        var lines = new SortedDictionary<WeekEvent, List<WeekLine>>();
        foreach (var row in rows)
        {
            var (before, after) = versions(row);
            var two = await db.ProjectVersions.AsNoTracking()
                .Where(version => version.ProjectId == row.ProjectId && (version.Version == before || version.Version == after) && version.State == ProjectState.Published)
                .OrderBy(version => version.Version).Select(version => version.Json).ToListAsync(cancellation);
            // A version that was redacted, or a work that came back: nothing to compare with.
            if (two.Count < 2)
                continue;
            using var old = JsonDocument.Parse(two[0]);
            using var now = JsonDocument.Parse(two[1]);
            foreach (var happened in VersionDifference.Between(old.RootElement, now.RootElement)
                .Select(change => (Event: WeekEvents.Of(change), Change: change)).Where(each => each.Event is not null).GroupBy(each => each.Event!.Value))
            {
                if (!lines.TryGetValue(happened.Key, out var section))
                    lines[happened.Key] = section = [];
                section.Add(new WeekLine(row, DifferenceWords.Write(happened.First().Change, now.RootElement, words.Language).Text, happened.Count() - 1));
            }
        }

        return [.. lines.Select(pair => new WeekSection(pair.Key, pair.Value.Count, [.. pair.Value.Take(Shown)]))];
    }
}
