using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Publications;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries.Weeks;

namespace OpenContracting.Web.Subscriptions;

/// <summary>Reads from the change feed what is new to somebody who follows a work or a filter.</summary>
public sealed partial class NewsReader(Db db, TimeProvider clock)
{
    private const int MostShown = 20;
    private const int MostChanges = 3;

    /// <summary>What changed after one change of the feed, up to and with another.</summary>
    public async Task<News> ReadAsync(SubscriptionTopic topic, long after, long through, Wording words, CancellationToken cancellation)
    {
        var changes = db.Changes.AsNoTracking().Where(change => change.Sequence > after && change.Sequence <= through);
        var followed = topic.Project is { } id ? db.Projects.Where(project => project.ProjectId == id) : topic.Filter.Apply(db.Projects, clock.GetUtcNow());
        var works = (await changes.Join(followed, change => change.ProjectId, project => project.ProjectId,
                (change, project) => new { change.Sequence, change.ProjectId, change.Kind, change.Version, project.Title, project.PublicAuthorityName, project.Value })
            .OrderBy(each => each.Sequence).ToListAsync(cancellation)).GroupBy(each => each.ProjectId).ToList();
        var shown = new List<WorkNews>();
        foreach (var work in works.OrderByDescending(work => work.Last().Value ?? 0).ThenBy(work => work.Key, StringComparer.Ordinal).Take(MostShown))
        {
            var (first, last) = (work.First(), work.Last());
            var told = await TellAsync(work.Key, first.Version - 1, last.Version, words, cancellation);
            // A work that came and changed since is new to the reader.
            var kind = last.Kind == ChangeKind.Updated && first.Version == 1 ? ChangeKind.Added : last.Kind;
            shown.Add(new WorkNews(work.Key, last.Title, last.PublicAuthorityName, kind, [.. told.Take(MostChanges)], Math.Max(0, told.Count - MostChanges)));
        }

        return new News(works.Count, shown);
    }

    /// <summary>What one version says that another did not, as far as it matters to a reader.</summary>
    public static IReadOnlyList<string> Differences(JsonElement before, JsonElement after, Wording words) =>
        [.. VersionDifference.Between(before, after).Where(change => WeekEvents.Of(change) is not null).OrderBy(change => WeekEvents.Of(change))
            .Select(change => Say(change, WeekEvents.Of(change)!.Value, after, words)).Distinct()];

    /// <summary>A change in a line; of what is more than a value, only that it is there.</summary>
    private static string Say(FieldChange change, WeekEvent happened, JsonElement after, Wording words) =>
        change.After?.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? words[$"weeks.event.{happened}"]
            : Moment().Replace(DifferenceWords.Write(change, after, words.Language).Text, time => words.Date(DateTimeOffset.Parse(time.Value, CultureInfo.InvariantCulture)));

    private async Task<IReadOnlyList<string>> TellAsync(string id, int before, int after, Wording words, CancellationToken cancellation)
    {
        var two = await db.ProjectVersions.AsNoTracking()
            .Where(version => version.ProjectId == id && (version.Version == before || version.Version == after) && version.State == ProjectState.Published)
            .OrderBy(version => version.Version).Select(version => version.Json).ToListAsync(cancellation);
        // A new work, one that left or came back, or a version that was redacted: nothing to compare with.
        if (two.Count < 2)
            return [];
        using var old = JsonDocument.Parse(two[0]);
        using var now = JsonDocument.Parse(two[1]);
        return Differences(old.RootElement, now.RootElement, words);
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")]
    private static partial Regex Moment();
}
