using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Publications.Bulk;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Releases;

namespace OpenContracting.Jobs.Publications.Bulk;

/// <summary>Published projects, and the contracting processes in them, in the order of ids, a page at a time by key.</summary>
internal static class PublishedPages
{
    private const int PageSize = 200;

    public static IQueryable<Project> Of(Db db, int? year) =>
        db.Projects.AsNoTracking().Where(project => project.State == ProjectState.Published && (year == null || project.Year == year));

    /// <summary>The rows, with whatever is asked of them.</summary>
    public static async IAsyncEnumerable<T> RowsAsync<T>(
        Db db, int? year, Expression<Func<Project, T>> select, Func<T, string> id, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        while (true)
        {
            var page = await Page(Of(db, year), last).Select(select).ToListAsync(cancellation);
            foreach (var row in page)
                yield return row;
            if (page.Count < PageSize)
                yield break;
            last = id(page[^1]);
        }
    }

    /// <summary>The same for writers that pull: they cannot wait.</summary>
    public static IEnumerable<ProjectLine> Lines(Db db, int? year)
    {
        var last = "";
        while (true)
        {
            var page = Page(Of(db, year), last).Select(ProjectLines.Of).ToList();
            foreach (var row in page)
                yield return row;
            if (page.Count < PageSize)
                yield break;
            last = page[^1].Id;
        }
    }

    /// <summary>The processes of a year's projects that have an ocid, with whatever is asked of them, in the order of keys: a page at a time.</summary>
    public static async IAsyncEnumerable<List<T>> ProcessesAsync<T>(
        Db db, int year, Expression<Func<ContractingProcess, T>> select, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // From the projects to their processes: the other way round, every process of the country would be looked at for every year.
        var keys = await Of(db, null).Where(project => project.Year == year)
            .Join(
                db.ContractingProcesses.Where(process => process.Ocid != null && process.Compiled != null),
                project => project.ProjectId, process => process.ProjectId, (_, process) => process.ProcessKey)
            .ToListAsync(cancellation);
        keys.Sort(StringComparer.Ordinal);
        foreach (var page in keys.Chunk(PageSize))
            yield return await db.ContractingProcesses.AsNoTracking().Where(process => page.Contains(process.ProcessKey))
                .OrderBy(process => process.ProcessKey).Select(select).ToListAsync(cancellation);
    }

    private static IQueryable<Project> Page(IQueryable<Project> projects, string after) =>
        projects.Where(project => string.Compare(project.ProjectId, after) > 0).OrderBy(project => project.ProjectId).Take(PageSize);
}
