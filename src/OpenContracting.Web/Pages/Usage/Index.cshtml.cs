using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Usage;
using OpenContracting.Storage;
using OpenContracting.Storage.Usage;
using OpenContracting.Web.Api;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Pages.Usage;

/// <summary>How much the portal and the data are used, and by whom as far as can be told without knowing anybody.</summary>
public sealed class IndexModel(UsageFigures figures, ProjectSearch search, Db db) : PortalPage
{
    public UsageFilter Filter { get; private set; } = null!;

    /// <summary>Everything of the time shown, by kind of agent.</summary>
    public UsageLine Whole { get; private set; } = null!;

    public IReadOnlyList<UsageTable> Tables { get; private set; } = [];

    public IReadOnlyList<SocialFigure> Social { get; private set; } = [];

    public IReadOnlyList<UsageRestatement> Restatements { get; private set; } = [];

    public IReadOnlyList<UsageSpike> Spikes { get; private set; } = [];

    public DateTimeOffset? CountedUntil { get; private set; }

    public DateOnly? FirstDay { get; private set; }

    public long Dropped { get; private set; }

    public string RobotsVersion => RobotsList.Current.Version;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Filter = UsageFilter.Usual("month", figures.Today);
        var months = await figures.ListAsync(Filter, cancellation);
        Whole = new UsageLine("", Enum.GetValues<AgentClass>().ToDictionary(
            agent => agent, agent => months.Aggregate(UsageCounts.None, (sum, month) => sum + month.Of(agent))));
        Tables =
        [
            Table("month", [.. months.Reverse().Select(month => new UsageTableRow(T.MonthAndYear(MonthOf(month.Key)), null, month))]),
            Table("project", await RowsAsync("project", ProjectsAsync, cancellation)),
            Table("institution", await RowsAsync("institution", InstitutionsAsync, cancellation)),
            Table("file", await RowsAsync("file", (lines, _) => Task.FromResult(lines.Select(File)), cancellation)),
            Table("format", await RowsAsync("format", (lines, _) => Task.FromResult(lines.Select(Format)), cancellation)),
            Table("channel", await RowsAsync("channel", (lines, _) => Task.FromResult(lines.Select(Channel)), cancellation)),
            Table("page", await RowsAsync("page", (lines, _) => Task.FromResult(lines.Select(One)), cancellation)),
        ];
        Social = await figures.SocialAsync(Filter, cancellation);
        Restatements = await figures.RestatementsAsync(cancellation);
        Spikes = await figures.SpikesAsync(cancellation);
        CountedUntil = await figures.CountedUntilAsync(cancellation);
        FirstDay = await figures.FirstDayAsync(cancellation);
        Dropped = await figures.DroppedAsync(Filter, cancellation);
    }

    public string Day(DateOnly day) => T.Date(Noon(day));

    public string Month(DateOnly month) => T.MonthAndYear(Noon(month));

    private UsageTable Table(string by, IReadOnlyList<UsageTableRow> rows) =>
        new("by-" + by, T["usage.by." + by], T["usage.key." + by], $"{UsageApi.Address}.csv?by={by}", rows);

    private async Task<IReadOnlyList<UsageTableRow>> RowsAsync(
        string by, Func<IReadOnlyList<UsageLine>, CancellationToken, Task<IEnumerable<UsageTableRow>>> name, CancellationToken cancellation) =>
        [.. await name([.. (await figures.ListAsync(Filter with { By = by }, cancellation)).Take(UsageTable.Longest)], cancellation)];

    private async Task<IEnumerable<UsageTableRow>> ProjectsAsync(IReadOnlyList<UsageLine> lines, CancellationToken cancellation)
    {
        var ids = lines.Select(line => line.Key).ToList();
        var titles = await db.Projects.Where(project => ids.Contains(project.ProjectId))
            .ToDictionaryAsync(project => project.ProjectId, project => project.Title, cancellation);
        return lines.Select(line => new UsageTableRow(
            titles.GetValueOrDefault(line.Key) ?? line.Key, titles.ContainsKey(line.Key) ? T.Link(PageAddress.Project, line.Key) : null, line));
    }

    private async Task<IEnumerable<UsageTableRow>> InstitutionsAsync(IReadOnlyList<UsageLine> lines, CancellationToken cancellation)
    {
        var names = await search.InstitutionNamesAsync([.. lines.Select(line => line.Key)], cancellation);
        return lines.Select(line => new UsageTableRow(
            names.GetValueOrDefault(line.Key) ?? line.Key, names.ContainsKey(line.Key) ? T.Link(PageAddress.Institution, line.Key) : null, line));
    }

    private UsageTableRow File(UsageLine line) => Row("usage.file.", line);

    private UsageTableRow Format(UsageLine line) => Row("usage.format.", line);

    private UsageTableRow Channel(UsageLine line) => Row("usage.channel.", line);

    private UsageTableRow One(UsageLine line)
    {
        var page = PageAddress.All.FirstOrDefault(page => page.Spanish == line.Key);
        return new(page is not null && !line.Key.Contains('{') ? page.In(T.Language) : line.Key, null, line);
    }

    /// <summary>A row by its code's name; by the code itself where it has none, as names of files.</summary>
    private UsageTableRow Row(string prefix, UsageLine line) =>
        T[prefix + line.Key] is var text && text == prefix + line.Key ? new(line.Key, null, line, IsName: true) : new(text, null, line);

    private static DateTimeOffset MonthOf(string key) => Noon(DateOnly.ParseExact(key + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Noon of Panama, so that the day stays the day wherever it is written.</summary>
    private static DateTimeOffset Noon(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), UsageRules.Panama);
}
