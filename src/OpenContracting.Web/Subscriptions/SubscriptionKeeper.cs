using MailKit.Net.Smtp;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Storage.Subscriptions;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Subscriptions;

/// <summary>Tells those who follow works what changed, and forgets what nobody confirmed.</summary>
/// <remarks>
/// Of several processes the one that marks a subscription sends to it; once sent, the row says up to which change of the feed. A process killed between the
/// two leaves the mark: after a quarter of an hour another takes it over, and one letter may come twice, as the same letter. It never stays away.
/// </remarks>
public sealed class SubscriptionKeeper(
    IServiceScopeFactory scopes, MailSender mail, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SubscriptionKeeper> log) : BackgroundService
{
    /// <summary>What is not confirmed by then is forgotten.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromHours(48);

    /// <summary>A process that began to send and says nothing for so long is gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMinutes(10);

    /// <summary>An address that a mail server refuses so often in a row, a day apart, is no longer anybody's.</summary>
    private const int MostRefusals = 5;

    /// <summary>Letters in a round.</summary>
    private const int Batch = 50;

    /// <summary>Forgets and sends what is due; returns how many letters went out.</summary>
    public async Task<int> RoundAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = clock.GetUtcNow();
        var forgotten = now - Unconfirmed;
        await db.Subscriptions.Where(each => each.ConfirmedAt == null && each.AskedAt < forgotten).ExecuteDeleteAsync(cancellation);
        if (!mail.CanSend)
            return 0;
        var through = await scope.ServiceProvider.GetRequiredService<ChangeFeed>().LastAsync(cancellation);
        var gone = now - Patience;
        var due = await db.Subscriptions.AsNoTracking()
            .Where(each => each.ConfirmedAt != null && each.NextAt <= now && each.ToldThrough < through && (each.SendingSince == null || each.SendingSince < gone))
            .OrderBy(each => each.NextAt).Take(Batch).ToListAsync(cancellation);
        var sent = 0;
        foreach (var subscription in due)
        {
            if (!await ClaimAsync(db, subscription, cancellation))
                continue;
            var outcome = await SendAsync(scope.ServiceProvider, subscription, through, cancellation);
            if (outcome == Outcome.Sent)
                sent++;
            if (outcome == Outcome.Trouble)
                break;
        }

        return sent;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning("Those who follow works could not be told: {Problem}; next try in {Seconds} s.", failure.GetType().Name, Round.TotalSeconds);
            }
        }
    }

    private async Task<Outcome> SendAsync(IServiceProvider services, Subscription subscription, long through, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<Db>();
        var mine = db.Subscriptions.Where(each => each.Id == subscription.Id);
        var words = new Wording(subscription.Language);
        var topic = SubscriptionTopic.Parse(subscription.Topic);
        var news = await services.GetRequiredService<NewsReader>().ReadAsync(topic, subscription.ToldThrough, through, words, cancellation);
        if (news.Works == 0)
        {
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(each => each.ToldThrough, through).SetProperty(each => each.SendingSince, (DateTimeOffset?)null), cancellation);
            return Outcome.Nothing;
        }

        var what = await services.GetRequiredService<TopicWords>().SayAsync(topic, words, cancellation);
        var letter = services.GetRequiredService<SubscriptionLetters>().Tell(subscription, through, what, news, words);
        try
        {
            await mail.SendAsync(letter, cancellation);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
        {
            log.LogWarning("A letter about works was refused by the mail server with {Status}.", (int)refused.StatusCode);
            if (subscription.Refusals + 1 >= MostRefusals)
                await mine.ExecuteDeleteAsync(cancellation);
            var tomorrow = clock.GetUtcNow() + TimeSpan.FromDays(1);
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(each => each.Refusals, each => each.Refusals + 1).SetProperty(each => each.NextAt, tomorrow)
                    .SetProperty(each => each.SendingSince, (DateTimeOffset?)null),
                cancellation);
            return Outcome.Refused;
        }
        catch (Exception failed) when (MailSender.IsTrouble(failed))
        {
            // The server, not the address: nobody else is tried in this round.
            log.LogWarning("Letters about works could not be sent: {Problem}", failed.GetType().Name);
            var later = clock.GetUtcNow() + AfterTrouble;
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(each => each.NextAt, later).SetProperty(each => each.SendingSince, (DateTimeOffset?)null), cancellation);
            return Outcome.Trouble;
        }

        var next = clock.GetUtcNow() + TimeSpan.FromDays(subscription.Rhythm == SubscriptionRhythm.Weekly ? 7 : 1);
        await mine.ExecuteUpdateAsync(
            set => set.SetProperty(each => each.ToldThrough, through).SetProperty(each => each.NextAt, next)
                .SetProperty(each => each.Refusals, 0).SetProperty(each => each.SendingSince, (DateTimeOffset?)null),
            cancellation);
        return Outcome.Sent;
    }

    private async Task<bool> ClaimAsync(Db db, Subscription subscription, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var gone = now - Patience;
        return await db.Subscriptions
            .Where(each => each.Id == subscription.Id && each.ToldThrough == subscription.ToldThrough && (each.SendingSince == null || each.SendingSince < gone))
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.SendingSince, now), cancellation) == 1;
    }

    private enum Outcome
    {
        Nothing,
        Sent,
        Refused,
        Trouble,
    }
}
