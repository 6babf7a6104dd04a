using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Subscriptions;

/// <summary>Answers those who leave an address: with a link that confirms, or one to what they follow.</summary>
/// <remarks>
/// Who asks is answered before anything is looked up, so neither words nor time tell which addresses are known. Nobody's mailbox is filled by a
/// stranger: an address gets a few links to confirm in two days, and links to what it follows ten minutes apart.
/// </remarks>
public sealed class SubscriptionRequests(IServiceScopeFactory scopes, MailSender mail, TimeProvider clock, ILogger<SubscriptionRequests> log) : BackgroundService
{
    /// <summary>Links to confirm that an address is sent before one of them is used or all are forgotten.</summary>
    public const int MostAsked = 5;

    /// <summary>More than anybody follows.</summary>
    public const int MostOfOne = 50;

    public static readonly TimeSpan BetweenLinks = TimeSpan.FromMinutes(10);

    private const int MostWaiting = 200;

    private readonly Channel<SubscriptionWish> wishes =
        Channel.CreateBounded<SubscriptionWish>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Whether anything can be sent at all.</summary>
    public bool CanSend => mail.CanSend;

    /// <summary>Has a wish seen to.</summary>
    public void Ask(SubscriptionWish wish) => wishes.Writer.TryWrite(wish);

    /// <summary>Sees to a wish now.</summary>
    public async Task SeeToAsync(SubscriptionWish wish, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (secrets, letters, words) = (services.GetRequiredService<SubscriptionSecrets>(), services.GetRequiredService<SubscriptionLetters>(), new Wording(wish.Language));
        var db = services.GetRequiredService<Db>();
        var hash = secrets.Hash(wish.Email);
        var token = wish.Topic is null ? null : await NoteAsync(db, wish, secrets, hash, cancellation);
        if (token is not null)
        {
            var what = await services.GetRequiredService<TopicWords>().SayAsync(wish.Topic!, words, cancellation);
            await mail.SendAsync(letters.Confirm(wish.Email.Trim(), what, wish.Rhythm, token, words), cancellation);
            return;
        }

        // Asked for what they have, or for the link to it: only who follows something is written to.
        var topic = wish.Topic?.ToString();
        var (now, before) = (clock.GetUtcNow(), clock.GetUtcNow() - BetweenLinks);
        var confirmed = db.Subscriptions.Where(each => each.AddressHash == hash && each.ConfirmedAt != null);
        if (topic is not null && !await confirmed.AnyAsync(each => each.Topic == topic, cancellation))
            return;
        if (await confirmed.AnyAsync(each => each.LinkSentAt > before, cancellation)
            || await confirmed.ExecuteUpdateAsync(set => set.SetProperty(each => each.LinkSentAt, (DateTimeOffset?)now), cancellation) == 0)
            return;
        await mail.SendAsync(letters.Owner(wish.Email.Trim(), hash, words), cancellation);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var wish in wishes.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SeeToAsync(wish, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What a mail server says may name the address, so of the failure its kind alone.
                log.LogWarning("A link to follow works could not be sent: {Problem}", failure.GetType().Name);
            }
        }
    }

    /// <summary>Keeps a wish until it is confirmed.</summary>
    /// <returns>The token that confirms it; null when it is confirmed already, or enough was asked.</returns>
    private async Task<string?> NoteAsync(Db db, SubscriptionWish wish, SubscriptionSecrets secrets, byte[] hash, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var topic = wish.Topic!.ToString();
        var known = await db.Subscriptions.Where(each => each.AddressHash == hash).ToListAsync(cancellation);
        var same = known.FirstOrDefault(each => each.Topic == topic);
        if (same?.ConfirmedAt is not null || (same is null && known.Count >= MostOfOne) || known.Where(each => each.ConfirmedAt is null).Sum(each => each.Asked) >= MostAsked)
            return null;
        var (token, tokenHash) = OneTimeToken.New();
        if (same is null)
            db.Subscriptions.Add(same = new Subscription
            {
                Id = Guid.CreateVersion7(),
                SealedAddress = secrets.Seal(wish.Email.Trim()),
                AddressHash = hash,
                Topic = topic,
                Language = wish.Language,
                Rhythm = wish.Rhythm,
                AskedAt = now,
                Asked = 0,
                NextAt = now,
            });
        // Asked again: the last link counts.
        (same.TokenHash, same.AskedAt, same.Asked, same.Language, same.Rhythm) = (tokenHash, now, same.Asked + 1, wish.Language, wish.Rhythm);
        await db.SaveChangesAsync(cancellation);
        return token;
    }
}
