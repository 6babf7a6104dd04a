using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Queries;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The index in memory finds what the database finds, and in the same order.</summary>
public abstract class ProjectIndexTests(PublishedPortal shared)
{
    private const int Filters = 60;

    private static readonly DateTimeOffset Today = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [DatabaseFact]
    public async Task RandomFiltersFindTheSameInMemoryAsInTheDatabase()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        // What the months lack (places, empty values) is there for the test alone: nothing of it is committed.
        await using var undone = await db.Database.BeginTransactionAsync();
        await MakeVariousAsync(db);
        var index = await ProjectIndex.ReadAsync(db, default);
        var projects = await db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published).OrderBy(project => project.ProjectId).ToListAsync();
        var random = new Random(20261123);
        var found = 0;
        for (var i = 0; i < Filters; i++)
        {
            var filter = Filter(random, projects);
            var inDatabase = await filter.Order.Apply(filter.Apply(db.Projects.AsNoTracking(), Today)).Select(ProjectRow.Of).ToListAsync();
            var (inMemory, total) = index.After(filter, Today, null, int.MaxValue);
            Assert.Equal(inDatabase, inMemory);
            Assert.Equal(inDatabase.Count, total);
            Assert.Equal(total, index.CountOf(filter, Today));
            Assert.Equal(inDatabase.Skip(3).Take(5), index.Page(filter, Today, 3, 5));
            found += total;
            if (i % 4 != 0)
                continue;
            // From after any project, of those that pass or not.
            var cursor = filter.Order.At((await db.Projects.Select(ProjectRow.Of).ToListAsync())[random.Next(projects.Count)]);
            Assert.Equal(
                await filter.Order.Apply(filter.Order.After(filter.Apply(db.Projects.AsNoTracking(), Today), cursor)).Take(7).Select(ProjectRow.Of).ToListAsync(),
                index.After(filter, Today, cursor, 7).Rows);
            var placed = filter.Order.Apply(filter.Apply(db.Projects.AsNoTracking(), Today).Where(project => project.Latitude != null && project.Longitude != null));
            Assert.Equal(await placed.Select(project => project.ProjectId).ToListAsync(), index.Points(filter, Today, int.MaxValue).Select(point => point.ProjectId));
            Assert.Equal(await placed.CountAsync(), index.CountPlaced(filter, Today));
        }

        // Neither everything nor nothing.
        Assert.InRange(found, Filters, Filters * projects.Count / 2);
    }

    [DatabaseFact]
    public async Task CodesAreCountedTheSameInMemoryAsInTheDatabase()
    {
        await using var db = await shared.Portal.OpenDbAsync();
        var index = await ProjectIndex.ReadAsync(db, default);
        // A portal of this size asks the database.
        await using var scope = shared.Portal.Services.CreateAsyncScope();
        var search = scope.ServiceProvider.GetRequiredService<ProjectSearch>();
        foreach (var filter in new[] { new ProjectFilter(), new ProjectFilter { Text = "construccion" }, new ProjectFilter { ValueMin = 100_000 } })
            foreach (var parameter in new[] { "status", "type", "institution", "sector", "province" })
                Assert.Equal(await search.FacetAsync(filter, parameter, default), index.Facet(filter, Today, parameter));
    }

    private static async Task MakeVariousAsync(Db db)
    {
        var ids = await db.Projects.Select(project => project.ProjectId).OrderBy(id => id).ToListAsync();
        for (var i = 0; i < ids.Count; i += 5)
        {
            var (id, latitude, longitude) = (ids[i], 7.2 + i % 25 * 0.1, -82.9 + i % 37 * 0.15);
            await db.Projects.Where(project => project.ProjectId == id).ExecuteUpdateAsync(update => update
                .SetProperty(project => project.Latitude, latitude).SetProperty(project => project.Longitude, longitude)
                .SetProperty(project => project.Updated, (DateTimeOffset?)null).SetProperty(project => project.Type, (string?)null));
        }

        for (var i = 3; i < ids.Count; i += 7)
        {
            var id = ids[i];
            await db.Projects.Where(project => project.ProjectId == id).ExecuteUpdateAsync(update => update
                .SetProperty(project => project.Value, (decimal?)null).SetProperty(project => project.StartDate, (DateTimeOffset?)null));
        }
    }

    /// <summary>One to three conditions, each from a project that is there, so that most find something.</summary>
    private static ProjectFilter Filter(Random random, List<Project> projects)
    {
        var filter = new ProjectFilter { Order = ProjectOrder.All[random.Next(ProjectOrder.All.Count)] };
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var one = projects[random.Next(projects.Count)];
            var other = projects[random.Next(projects.Count)];
            filter = random.Next(17) switch
            {
                0 or 1 => filter with { Text = Part(one.SearchText) },
                2 => filter with { Statuses = Known(one.Status, other.Status) },
                3 => filter with { Sectors = [.. one.Sectors.Take(1), .. other.Sectors] },
                4 => filter with { Types = Known(one.Type, other.Type) },
                5 => filter with { Provinces = [.. one.Provinces, .. other.Provinces] },
                6 => filter with { Institutions = Known(one.PublicAuthorityId, other.PublicAuthorityId) },
                7 => filter with { Suppliers = [.. one.SupplierIds.Take(1), .. other.SupplierNames] },
                8 => filter with { Procedures = [.. one.Procedures] },
                9 => filter with { Years = [one.Year, other.Year] },
                10 => filter with { StartMin = one.StartDate, EndMax = other.EndDate },
                11 => filter with { StartMax = one.StartDate, EndMin = other.EndDate },
                12 => filter with { Box = new GeoBox(-82, 7.5, -79 + random.NextDouble(), 9) },
                13 => filter with { Near = new GeoCircle(one.Latitude ?? 8.5, one.Longitude ?? -80.5, random.Next(5, 200)) },
                14 => filter with { ValueMin = one.Value },
                15 => filter with { ValueMax = one.Value, UpdatedSince = other.LastPublished },
                _ => filter with { Late = true },
            };
        }

        return filter;

        static string[] Known(params string?[] codes) => [.. codes.OfType<string>()];

        // Of a word also a piece of it: a search finds those too.
        string Part(string text)
        {
            var words = text.Split(' ');
            var word = words[random.Next(words.Length)];
            var begins = random.Next(Math.Max(1, word.Length / 2));
            return random.Next(3) == 0 ? $"{word[begins..]} {words[random.Next(words.Length)]}" : word[begins..Math.Min(word.Length, begins + 4)];
        }
    }
}

[Collection(PortalOnSqlite.Name)]
public sealed class ProjectIndexTestsOnSqlite(PublishedPortalOnSqlite shared) : ProjectIndexTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class ProjectIndexTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : ProjectIndexTests(shared);
