using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Subscriptions;

/// <summary>What the owner of an address does with the links that were sent to it.</summary>
public sealed class SubscriptionDesk(Db db, ChangeFeed changes, TimeProvider clock)
{
    /// <summary>What a link would confirm; null when it is unknown, used or too old.</summary>
    public Task<Subscription?> FindAsync(string token, CancellationToken cancellation) => Waiting(token).AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>Confirms, once. What changes from now on is told.</summary>
    public async Task<bool> ConfirmAsync(string token, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var last = await changes.LastAsync(cancellation);
        return await Waiting(token).ExecuteUpdateAsync(
            set => set.SetProperty(each => each.ConfirmedAt, now).SetProperty(each => each.TokenHash, (string?)null)
                .SetProperty(each => each.ToldThrough, last).SetProperty(each => each.NextAt, now.Value),
            cancellation) == 1;
    }

    /// <summary>What an address follows.</summary>
    public Task<List<Subscription>> OfAsync(byte[] owner, CancellationToken cancellation) =>
        Of(owner).AsNoTracking().OrderBy(each => each.ConfirmedAt).ToListAsync(cancellation);

    public Task ChangeAsync(byte[] owner, Guid id, SubscriptionRhythm rhythm, CancellationToken cancellation) =>
        Of(owner).Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Rhythm, rhythm), cancellation);

    /// <summary>Deletes one of an owner's, or with none named all of them: nothing of it stays.</summary>
    public Task DeleteAsync(byte[] owner, Guid? id, CancellationToken cancellation) =>
        Of(owner).Where(each => id == null || each.Id == id).ExecuteDeleteAsync(cancellation);

    /// <summary>One subscription; null when there is none any more.</summary>
    public Task<Subscription?> FindAsync(Guid id, CancellationToken cancellation) => db.Subscriptions.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellation);

    /// <summary>Deletes it: whoever has a letter may stop such letters.</summary>
    public Task LeaveAsync(Guid id, CancellationToken cancellation) => db.Subscriptions.Where(each => each.Id == id).ExecuteDeleteAsync(cancellation);

    private IQueryable<Subscription> Of(byte[] owner) => db.Subscriptions.Where(each => each.AddressHash == owner && each.ConfirmedAt != null);

    private IQueryable<Subscription> Waiting(string token)
    {
        var (hash, since) = (OneTimeToken.Hash(token), clock.GetUtcNow() - SubscriptionKeeper.Unconfirmed);
        return db.Subscriptions.Where(each => each.TokenHash == hash && each.ConfirmedAt == null && each.AskedAt >= since);
    }
}
