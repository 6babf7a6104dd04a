using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using OpenContracting.Storage;
using OpenContracting.Storage.Uses;

namespace OpenContracting.Web.Uses;

/// <summary>The uses that were published: what was made with the data, newest first.</summary>
public sealed class UseCatalogue(Db db, IMemoryCache cache)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);
    private const int Most = 500;

    public Task<List<Use>> ListAsync(UseKind? kind, string? project, CancellationToken cancellation) =>
        db.Uses.AsNoTracking().Include(use => use.Projects)
            .Where(use => use.State == UseState.Published)
            .Where(use => kind == null || use.Kind == kind)
            .Where(use => project == null || use.Projects.Any(link => link.ProjectId == project))
            .OrderByDescending(use => use.PublishedAt).ThenByDescending(use => use.Id).Take(Most).ToListAsync(cancellation);

    /// <summary>Those that are about a project, asked of the database once a minute at most.</summary>
    public Task<List<Use>> OfProjectAsync(string project, CancellationToken cancellation) =>
        cache.GetOrCreateAsync(("uses of", project), entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Kept;
            return ListAsync(null, project, cancellation);
        })!;

    public Task<Use?> ByReceiptAsync(string receipt, CancellationToken cancellation) =>
        db.Uses.AsNoTracking().Include(use => use.Projects).FirstOrDefaultAsync(use => use.Receipt == receipt, cancellation);

    /// <summary>The reason of the decision that stands; null for none.</summary>
    public Task<string?> ReasonAsync(long use, CancellationToken cancellation) =>
        db.UseDecisions.Where(decision => decision.UseId == use && decision.UndoneAt == null)
            .OrderByDescending(decision => decision.Id).Select(decision => decision.Reason).FirstOrDefaultAsync(cancellation);

    /// <summary>The titles of the projects that uses are about, of those still published.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> TitlesAsync(IEnumerable<Use> uses, CancellationToken cancellation)
    {
        var ids = uses.SelectMany(use => use.Projects).Select(link => link.ProjectId).Distinct().ToList();
        return await db.Projects.Where(project => ids.Contains(project.ProjectId) && project.State == Storage.Projects.ProjectState.Published)
            .ToDictionaryAsync(project => project.ProjectId, project => project.Title, cancellation);
    }
}
