using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Jobs.Publications;

/// <summary>Projects and drafts in the order of ids, a page at a time by key, so that memory does not grow with their number.</summary>
internal static class ProjectPages
{
    private const int PageSize = 200;

    /// <summary>The drafts that take part in a publication: not those whose validation was put aside.</summary>
    public static IQueryable<ProjectDraft> Judged(Db db) => db.ProjectDrafts.Where(draft => draft.State != DraftState.Mapped);

    /// <summary>The drafts in a state.</summary>
    public static IAsyncEnumerable<NextProject> DraftsAsync(Db db, DraftState state, CancellationToken cancellation) =>
        PagesAsync(db.ProjectDrafts.Where(draft => draft.State == state), Next, cancellation);

    /// <summary>All projects as they will stand after the publication: published ones, and drafts in their place.</summary>
    public static async IAsyncEnumerable<NextProject> NextPublicationAsync(Db db, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var published = PagesAsync(
            db.Projects.Where(project => project.State == ProjectState.Published || project.State == ProjectState.LeftOut), Standing, cancellation)
            .GetAsyncEnumerator(cancellation);
        var more = await published.MoveNextAsync();
        await foreach (var draft in PagesAsync(Judged(db), Next, cancellation))
        {
            for (; more && Order(published.Current, draft) < 0; more = await published.MoveNextAsync())
                yield return published.Current;
            if (more && Order(published.Current, draft) == 0)
                more = await published.MoveNextAsync();
            if (!draft.Ended)
                yield return draft;
        }

        for (; more; more = await published.MoveNextAsync())
            yield return published.Current;
    }

    private static Expression<Func<Project, NextProject>> Standing => project => new NextProject(
        project.ProjectId, project.Json, project.Findings, project.PublicAuthorityId, project.Province, project.Sectors,
        project.State == ProjectState.LeftOut, false);

    private static Expression<Func<ProjectDraft, NextProject>> Next => draft => new NextProject(
        draft.ProjectId, draft.Json, draft.Findings, draft.PublicAuthorityId, draft.Province, draft.Sectors,
        draft.State == DraftState.Invalid, draft.State == DraftState.Removal);

    private static int Order(NextProject left, NextProject right) => string.CompareOrdinal(left.ProjectId, right.ProjectId);

    private static async IAsyncEnumerable<NextProject> PagesAsync<T>(
        IQueryable<T> rows, Expression<Func<T, NextProject>> select, [EnumeratorCancellation] CancellationToken cancellation)
        where T : ProjectContent
    {
        var last = "";
        while (true)
        {
            var after = last;
            var page = await rows.AsNoTracking()
                .Where(row => string.Compare(row.ProjectId, after) > 0)
                .OrderBy(row => row.ProjectId).Take(PageSize).Select(select).ToListAsync(cancellation);
            foreach (var row in page)
                yield return row;
            if (page.Count < PageSize)
                yield break;
            last = page[^1].ProjectId;
        }
    }
}
