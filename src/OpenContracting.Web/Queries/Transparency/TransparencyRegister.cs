using Microsoft.EntityFrameworkCore;
using OpenContracting.Standards.Ids;
using OpenContracting.Standards.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Validation.Disclosures;

namespace OpenContracting.Web.Queries.Transparency;

/// <summary>Reads what all published projects disclose; once for each publication, half a millisecond a project.</summary>
public sealed class TransparencyRegister(IDbContextFactory<Db> databases, Published published) : PublicationBook<TransparencyBook>(databases, published)
{
    private const int TrendPublications = 12;

    protected override async Task<TransparencyBook> ReadAsync(Db db, CancellationToken cancellation)
    {
        var (nation, provinces, sectors) = (new DisclosureTally(), new SortedDictionary<string, DisclosureTally>(StringComparer.Ordinal), new SortedDictionary<string, DisclosureTally>(StringComparer.Ordinal));
        var institutions = new Dictionary<string, InstitutionDisclosure>(StringComparer.Ordinal);
        var reader = new DisclosureReader();
        var projects = db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published)
            .Select(project => new { project.Json, project.PublicAuthorityId, project.PublicAuthorityName, project.Updated, project.Province, project.Sectors });
        await foreach (var project in projects.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var disclosure = reader.Read(project.Json);
            nation.Add(disclosure);
            if (project.Province is { } province)
                TallyOf(provinces, province).Add(disclosure);
            // The general sectors only: a road is transport too, and would count twice.
            foreach (var sector in project.Sectors.Where(sector => !sector.Contains('.')))
                TallyOf(sectors, sector).Add(disclosure);
            if (project.PublicAuthorityId is not { } id)
                continue;
            if (!institutions.TryGetValue(id, out var institution))
                institution = new InstitutionDisclosure(id, project.PublicAuthorityName ?? id, Known(id, project.PublicAuthorityName), new DisclosureTally(), null);
            institution.Tally.Add(disclosure);
            institutions[id] = project.Updated > (institution.Updated ?? DateTimeOffset.MinValue) ? institution with { Updated = project.Updated } : institution;
        }

        var reports = await ReportsAsync(db, cancellation);
        return new TransparencyBook(
            [.. institutions.Values.Select(one => one with { Trend = Trend(reports, one.Id) })], nation,
            [
                .. nation.Parts(IdsSet.Core).Select(phase => Group(reports, "phase", phase.Phase!, nation.Projects, phase)),
                .. provinces.Select(province => Group(reports, "province", province.Key, province.Value.Projects, province.Value.Whole(IdsSet.Core))),
                .. sectors.Select(sector => Group(reports, "sector", sector.Key, sector.Value.Projects, sector.Value.Whole(IdsSet.Core))),
            ],
            Trend(reports, PublicationReport.Nation));
    }

    private static CoverageGroup Group(List<(DateTimeOffset DataAsOf, PublicationReport Report)> reports, string by, string code, long projects, DisclosureShare core) =>
        new(by, code, projects, core, Trend(reports, PublicationReport.Group(by, code)));

    private static Institution? Known(string id, string? name) =>
        Institutions.Of().Find(id) ?? (name is null ? null : Institutions.Of().FindByName(name));

    private static DisclosureTally TallyOf(SortedDictionary<string, DisclosureTally> tallies, string key)
    {
        if (!tallies.TryGetValue(key, out var tally))
            tallies[key] = tally = new DisclosureTally();
        return tally;
    }

    private static async Task<List<(DateTimeOffset DataAsOf, PublicationReport Report)>> ReportsAsync(Db db, CancellationToken cancellation)
    {
        var last = await db.Publications.AsNoTracking().Where(publication => publication.PublishedAt != null && publication.Report != null)
            .OrderByDescending(publication => publication.Id).Take(TrendPublications)
            .Select(publication => new { publication.DataAsOf, publication.Report }).ToListAsync(cancellation);
        return [.. last.AsEnumerable().Reverse().Select(publication => (publication.DataAsOf, PublicationReport.Parse(publication.Report!)))];
    }

    private static IReadOnlyList<TrendPoint> Trend(List<(DateTimeOffset DataAsOf, PublicationReport Report)> reports, string whose) =>
    [
        .. from each in reports
           where each.Report.Disclosed is not null && each.Report.Disclosed.ContainsKey(whose)
           let counted = each.Report.Disclosed![whose]
           select new TrendPoint(each.DataAsOf, counted.Projects, counted.Core, counted.Due),
    ];
}
