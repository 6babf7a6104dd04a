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

    /// <summary>The processes of a year's projects that have an ocid, in the order of keys.</summary>
    public static async IAsyncEnumerable<ContractingProcess> ProcessesAsync(
        Db db, int year, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        while (true)
        {
            var after = last;
            var page = await db.ContractingProcesses.AsNoTracking()
                .Where(process => string.Compare(process.ProcessKey, after) > 0 && process.Ocid != null && process.Compiled != null)
                .Where(process => db.Projects.Any(project => project.ProjectId == process.ProjectId && project.State == ProjectState.Published && project.Year == year))
                .OrderBy(process => process.ProcessKey).Take(PageSize).ToListAsync(cancellation);
            foreach (var process in page)
                yield return process;
            if (page.Count < PageSize)
                yield break;
            last = page[^1].ProcessKey;
        }
    }

    private static IQueryable<Project> Page(IQueryable<Project> projects, string after) =>
        projects.Where(project => string.Compare(project.ProjectId, after) > 0).OrderBy(project => project.ProjectId).Take(PageSize);
}
