using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Accounts;

namespace OpenContracting.Web.Uses;

/// <summary>What moderators do: read, publish or return with a reason, say what a use led to, and undo.</summary>
public sealed class UseDesk(Db db, AuditLog audit, TimeProvider clock)
{
    /// <summary>Why a use is returned or removed; the titles are texts.</summary>
    public static readonly IReadOnlyList<string> Reasons =
        ["not-about-the-data", "personal-data", "unproven-accusation", "insult", "advertising", "duplicate", "address-gone", "illegal"];

    private const int MostCompared = 2000;

    public Task<List<Use>> ListAsync(UseState state, CancellationToken cancellation)
    {
        var uses = db.Uses.AsNoTracking().Include(use => use.Projects).Where(use => use.State == state);
        // What waits longest is first; of what was decided, the newest.
        return (state == UseState.Pending ? uses.OrderBy(use => use.Id) : uses.OrderByDescending(use => use.Id)).Take(100).ToListAsync(cancellation);
    }

    /// <summary>For each of some uses, others that are waiting or published and probably the same.</summary>
    public async Task<ILookup<long, Use>> AlikeAsync(IReadOnlyList<Use> uses, CancellationToken cancellation)
    {
        var known = await db.Uses.AsNoTracking().Where(use => use.State == UseState.Pending || use.State == UseState.Published)
            .OrderByDescending(use => use.Id).Take(MostCompared).ToListAsync(cancellation);
        return uses.SelectMany(use => known.Where(other => other.Id != use.Id && UseLikeness.AreAlike(use, other)).Select(other => (use.Id, other)))
            .ToLookup(pair => pair.Id, pair => pair.other);
    }

    public async Task<IReadOnlyDictionary<UseState, int>> CountsAsync(CancellationToken cancellation) =>
        await db.Uses.GroupBy(use => use.State).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellation);

    public Task<List<UseDecision>> DecisionsAsync(CancellationToken cancellation) =>
        db.UseDecisions.AsNoTracking().OrderByDescending(decision => decision.Id).Take(50).ToListAsync(cancellation);

    /// <summary>Moves a use to a state; false when it is not where the moderator saw it, or the reason is missing.</summary>
    public async Task<bool> DecideAsync(string by, long id, UseState seen, UseState to, string? reason, CancellationToken cancellation)
    {
        var needsReason = to is UseState.Returned or UseState.Removed;
        if (to == seen || to == UseState.Pending || needsReason != (reason is not null) || (needsReason && !Reasons.Contains(reason)))
            return false;
        var now = clock.GetUtcNow();
        var done = await db.TransactionAsync(async () =>
        {
            // Two moderators at once: the second finds it is not there any more. The address to answer to has served its purpose.
            var moved = await db.Uses.Where(use => use.Id == id && use.State == seen).ExecuteUpdateAsync(
                use => use.SetProperty(one => one.State, to).SetProperty(one => one.Email, (string?)null)
                    .SetProperty(one => one.PublishedAt, one => to == UseState.Published ? one.PublishedAt ?? now : one.PublishedAt), cancellation);
            if (moved == 0)
                return false;
            db.UseDecisions.Add(new UseDecision { UseId = id, From = seen, To = to, Reason = reason, At = now, By = by });
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);
        if (done)
            await audit.RecordAsync(by, $"use-{to.ToString().ToLowerInvariant()}", id.ToString(), reason);
        return done;
    }

    /// <summary>Says what a published use led to.</summary>
    public async Task<bool> EffectAsync(string by, long id, UseEffect effect, string? url, DateOnly? on, CancellationToken cancellation)
    {
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var target) && target.Scheme is "http" or "https"))
            return false;
        var changed = await db.Uses.Where(use => use.Id == id && use.State == UseState.Published).ExecuteUpdateAsync(
            use => use.SetProperty(one => one.Effect, effect).SetProperty(one => one.EffectUrl, url).SetProperty(one => one.EffectOn, on), cancellation);
        if (changed > 0)
            await audit.RecordAsync(by, "use-effect", id.ToString(), effect.ToString());
        return changed > 0;
    }

    /// <summary>Takes the newest decision about a use back; it is again where it was.</summary>
    public async Task<bool> UndoAsync(string by, long decision, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var done = await db.TransactionAsync(async () =>
        {
            var taken = await db.UseDecisions.SingleOrDefaultAsync(one => one.Id == decision && one.UndoneAt == null, cancellation);
            if (taken is null || await db.UseDecisions.AnyAsync(one => one.UseId == taken.UseId && one.Id > decision && one.UndoneAt == null, cancellation))
                return false;
            (taken.UndoneAt, taken.UndoneBy) = (now, by);
            await db.Uses.Where(use => use.Id == taken.UseId).ExecuteUpdateAsync(use => use.SetProperty(one => one.State, taken.From), cancellation);
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);
        if (done)
            await audit.RecordAsync(by, "use-decision-undone", decision.ToString());
        return done;
    }
}
