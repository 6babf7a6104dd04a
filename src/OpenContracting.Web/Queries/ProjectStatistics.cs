using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;

namespace OpenContracting.Web.Queries;

/// <summary>Counts and sums of the projects that a filter finds, by one kind of code.</summary>
public sealed class ProjectStatistics(Db db, TimeProvider clock)
{
    /// <summary>What can be grouped by.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["status", "type", "sector", "province", "institution", "supplier", "procedure", "year"];

    /// <summary>A project with several codes of the kind counts under each, so that sums over the groups may exceed the whole.</summary>
    public async Task<IReadOnlyList<StatisticsRow>> GroupAsync(ProjectFilter filter, string kind, CancellationToken cancellation)
    {
        var projects = filter.Apply(db.Projects.AsNoTracking(), clock.GetUtcNow());
        var rows = await (kind switch
        {
            "status" => projects.Select(project => new Counted(project.Status, null, project.Value, project.Currency)),
            "type" => projects.Select(project => new Counted(project.Type, null, project.Value, project.Currency)),
            "institution" => projects.Select(project => new Counted(project.PublicAuthorityId, null, project.Value, project.Currency)),
            "year" => projects.Select(project => new Counted(project.Year.ToString(), null, project.Value, project.Currency)),
            "sector" => projects.Select(project => new Counted(null, project.Sectors, project.Value, project.Currency)),
            "province" => projects.Select(project => new Counted(null, project.Provinces, project.Value, project.Currency)),
            "supplier" => projects.Select(project => new Counted(null, project.SupplierNames, project.Value, project.Currency)),
            _ => projects.Select(project => new Counted(null, project.Procedures, project.Value, project.Currency)),
        }).ToListAsync(cancellation);
        return
        [
            .. rows.SelectMany(row => (row.Keys is null ? [row.Key] : row.Keys.Count == 0 ? [null] : row.Keys.Distinct().Cast<string?>()).Select(key => (Key: key, Row: row)))
                .GroupBy(pair => pair.Key)
                .Select(group => new StatisticsRow(
                    group.Key, group.Count(),
                    Amount.Sum(group.GroupBy(pair => pair.Row.Currency).Where(currency => currency.Any(pair => pair.Row.Value is not null))
                        .Select(currency => new Amount(currency.Sum(pair => pair.Row.Value ?? 0), currency.Key ?? "PAB")))))
                .OrderByDescending(row => row.Projects).ThenBy(row => row.Key, StringComparer.Ordinal),
        ];
    }

    private sealed record Counted(string? Key, List<string>? Keys, decimal? Value, string? Currency);
}
