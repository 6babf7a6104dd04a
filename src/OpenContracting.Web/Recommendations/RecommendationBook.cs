using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Recommendations;
using OpenContracting.Releases.Panama;
using OpenContracting.Storage;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Recommendations;

/// <summary>All recommendations: reading them, and adding to their histories under the rules.</summary>
/// <remarks>There are hundreds, not millions: what stands in a history is computed from it each time, so the two never disagree.</remarks>
public sealed class RecommendationBook(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>The themes; their titles are texts.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["dissemination", "usage", "irregularities", "data", "capacity", "index", "participation", "works"];

    /// <summary>Today in Panama.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(PanamaDate.Offset).DateTime);

    /// <summary>Those a filter finds, in the order they were recorded.</summary>
    public async Task<IReadOnlyList<RecommendationRow>> ListAsync(RecommendationFilter filter, CancellationToken cancellation) =>
        [.. (await Read().OrderBy(recommendation => recommendation.Id).ToListAsync(cancellation)).Select(Row).Where(filter.Finds)];

    /// <summary>Those about a work.</summary>
    public async Task<IReadOnlyList<RecommendationRow>> OfWorkAsync(string project, CancellationToken cancellation) =>
        [.. (await Read().Where(recommendation => recommendation.ProjectId == project).OrderBy(recommendation => recommendation.Id).ToListAsync(cancellation)).Select(Row)];

    public async Task<RecommendationRow?> FindAsync(string code, CancellationToken cancellation) =>
        await Read().SingleOrDefaultAsync(recommendation => recommendation.Code == code, cancellation) is { } found ? Row(found) : null;

    /// <summary>Records a recommendation; its history begins with the day it was made.</summary>
    public async Task<string> AddAsync(Participant who, Recommendation recommendation, DateOnly madeOn, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        recommendation.CreatedAt = now;
        recommendation.Events.Add(new RecommendationEvent
        {
            Number = 1,
            At = now,
            Role = who.Role,
            By = who.Id,
            Kind = RecommendationEntryKind.Received,
            Day = madeOn,
            ToldAt = now,
        });
        db.Recommendations.Add(recommendation);
        for (var next = await db.Recommendations.CountAsync(cancellation) + 1; ; next++)
        {
            recommendation.Code = $"r-{now.ToOffset(PanamaDate.Offset).Year}-{next}";
            if (await db.Recommendations.AnyAsync(other => other.Code == recommendation.Code, cancellation))
                continue;
            await db.SaveChangesAsync(cancellation);
            break;
        }

        await audit.RecordAsync(who.Id, "recommendation-added", recommendation.Code);
        return recommendation.Code;
    }

    /// <summary>Adds a line to a history.</summary>
    /// <param name="who">Who writes; must be one who may write to it.</param>
    /// <param name="code">Of the recommendation.</param>
    /// <param name="line">What is said; its number, time and author are set here.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Why not, or null.</returns>
    public async Task<RecommendationRefusal?> WriteAsync(Participant who, string code, RecommendationEvent line, CancellationToken cancellation)
    {
        var recommendation = await db.Recommendations.Include(each => each.Events).SingleAsync(each => each.Code == code, cancellation);
        var history = History(recommendation);
        line.RecommendationId = recommendation.Id;
        line.Number = history.Count + 1;
        line.At = clock.GetUtcNow();
        line.Role = who.Role;
        line.By = who.Id;
        line.ToldAt = recommendation.AuthorEmail is null ? line.At : null;
        if (RecommendationRules.Check(history, line.Entry) is { } refusal)
            return refusal;
        db.RecommendationEvents.Add(line);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (db.RecommendationEvents.AsNoTracking().Any(other => other.RecommendationId == line.RecommendationId && other.Number == line.Number))
        {
            // Somebody else wrote at the same moment: what this line follows is not what its author saw.
            return RecommendationRefusal.NotTheNewest;
        }

        await audit.RecordAsync(who.Id, "recommendation-changed", code, line.State?.ToString() ?? line.Kind.ToString());
        return null;
    }

    private IQueryable<Recommendation> Read() => db.Recommendations.AsNoTracking().Include(recommendation => recommendation.Events);

    private RecommendationRow Row(Recommendation recommendation)
    {
        var standing = RecommendationStanding.Of(History(recommendation));
        return new(recommendation, standing, standing.IsOverdue(Today));
    }

    private static List<RecommendationEntry> History(Recommendation recommendation) =>
        [.. recommendation.Events.OrderBy(written => written.Number).Select(written => written.Entry)];
}
