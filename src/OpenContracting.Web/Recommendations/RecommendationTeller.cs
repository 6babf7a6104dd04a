using Microsoft.EntityFrameworkCore;
using OpenContracting.Storage;
using OpenContracting.Web.Alarms;
using OpenContracting.Web.Api;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Recommendations;

/// <summary>Tells the authors of recommendations, where they left an address, what became of them.</summary>
/// <remarks>Of several processes the one that marks a line as told sends it; a line that could not be sent is tried again.</remarks>
public sealed class RecommendationTeller(
    IDbContextFactory<Db> databases, MailSender mail, PublicAddress address, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<RecommendationTeller> log)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(1);

    /// <summary>Sends what is due; returns how many messages went out.</summary>
    public async Task<int> RoundAsync(CancellationToken cancellation)
    {
        if (!mail.CanSend)
            return 0;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var due = await db.RecommendationEvents.AsNoTracking().Where(written => written.ToldAt == null).OrderBy(written => written.Id).Take(50)
            .Join(db.Recommendations, written => written.RecommendationId, recommendation => recommendation.Id, (written, recommendation) => new { written, recommendation })
            .ToListAsync(cancellation);
        var sent = 0;
        foreach (var line in due)
        {
            if (!await ClaimAsync(db, line.written.Id, cancellation) || line.recommendation.AuthorEmail is not { } to)
                continue;
            var language = line.recommendation.AuthorLanguage;
            var title = language == "en" ? line.recommendation.TitleEn ?? line.recommendation.TitleEs : line.recommendation.TitleEs;
            var said = PortalTexts.All[language, line.written.State is { } state ? $"recommendation.state.{Word.Of(state)}" : $"recommendation.entry.{Word.Of(line.written.Kind)}"];
            var text = (language == "en" ? line.written.TextEn : null) ?? line.written.TextEs ?? "";
            var page = address.Of(PageAddress.Recommendation.In(language, line.recommendation.Code));
            try
            {
                await mail.SendAsync(
                    [to], PortalTexts.All.Format(language, "recommendation.mail.subject", title, said),
                    PortalTexts.All.Format(language, "recommendation.mail.text", title, said, text, page), cancellation);
                sent++;
            }
            catch (Exception failed) when (MailSender.IsTrouble(failed))
            {
                log.LogWarning("The author of {Recommendation} could not be told: {Problem}", line.recommendation.Code, failed.Message);
                await db.RecommendationEvents.Where(written => written.Id == line.written.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(written => written.ToldAt, (DateTimeOffset?)null), cancellation);
                break;
            }
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
                log.LogWarning(failure, "Authors of recommendations could not be told; next try in {Seconds} s.", Round.TotalSeconds);
            }
        }
    }

    private async Task<bool> ClaimAsync(Db db, long id, CancellationToken cancellation)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        return await db.RecommendationEvents.Where(written => written.Id == id && written.ToldAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(written => written.ToldAt, now), cancellation) == 1;
    }
}
