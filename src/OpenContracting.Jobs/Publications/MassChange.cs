using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;

namespace OpenContracting.Jobs.Publications;

/// <summary>How much of what is published the next publication would change.</summary>
/// <param name="Published">Projects the public sees now.</param>
/// <param name="Changed">Those of them that would be other than they are.</param>
/// <param name="Lost">Those that would vanish, be cancelled, or lose their title or value.</param>
internal sealed record MassChange(int Published, int Changed, int Lost)
{
    /// <summary>The code of a publication that was stopped for this.</summary>
    public const string Code = "mass-change";

    /// <summary>Below this number of projects the share that changes says little.</summary>
    private const int FewestProjects = 50;

    /// <summary>As many that lose content are never a month's news, however few projects there are.</summary>
    private const int FewestLost = 5;

    public static async Task<MassChange> OfAsync(Db db, CancellationToken cancellation)
    {
        var published = await db.Projects.CountAsync(project => project.State == ProjectState.Published, cancellation);
        var pairs = db.Projects
            .Where(project => project.State == ProjectState.Published)
            .Join(ProjectPages.Judged(db), project => project.ProjectId, draft => draft.ProjectId, (before, after) => new { before, after });
        return new MassChange(
            published,
            await pairs.CountAsync(cancellation),
            await pairs.CountAsync(
                pair => pair.after.State != DraftState.Valid
                    || (pair.after.Status == "cancelled" && pair.before.Status != "cancelled")
                    || (pair.after.Title == null && pair.before.Title != null)
                    || (pair.after.Value == null && pair.before.Value != null),
                cancellation));
    }

    public bool Exceeds(Publisher publisher) =>
        (Published >= FewestProjects && Changed > Published * publisher.LargestChangedShare)
        || ((Published >= FewestProjects || Lost >= FewestLost) && Lost > Published * publisher.LargestLostShare);

    /// <summary>Whether a person has let go the publication that was stopped last, and this one changes no more than that.</summary>
    public async Task<bool> IsAcceptedAsync(Db db, CancellationToken cancellation)
    {
        var held = await db.Publications.AsNoTracking()
            .Where(publication => publication.State != PublicationState.Building)
            .OrderByDescending(publication => publication.Id)
            .FirstOrDefaultAsync(cancellation);
        if (held is not { State: PublicationState.Stopped, StopCode: Code } || Changed > held.Updated || Lost > held.Removed)
            return false;
        var subject = held.Id.ToString();
        return await db.Decisions.AnyAsync(
            decision => decision.Kind == DecisionKind.MassChange && decision.Subject == subject && decision.Accepted
                && decision.UndoneAt == null,
            cancellation);
    }

    public override string ToString() => $"Of {Published} published projects {Changed} would change; {Lost} of them would leave, be cancelled, or lose their title or value.";
}
