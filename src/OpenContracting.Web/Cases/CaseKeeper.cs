using Microsoft.EntityFrameworkCore;
using OpenContracting.People.Cases;
using OpenContracting.Storage;

namespace OpenContracting.Web.Cases;

/// <summary>Forgets what cases said when their term is over.</summary>
public sealed class CaseKeeper(IServiceScopeFactory scopes, TimeProvider clock, ILogger<CaseKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    /// <summary>Forgets what is due today; how many cases.</summary>
    public async Task<int> ForgetAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var mailbox = scope.ServiceProvider.GetRequiredService<CaseMailbox>();
        var today = scope.ServiceProvider.GetRequiredService<CaseHistory>().Today;
        var due = await db.Cases.AsNoTracking().Where(one => one.ForgetOn <= today && (one.Text != null || one.MailboxKey != null))
            .Select(one => new { one.Id, one.State, one.PublicText }).ToListAsync(cancellation);
        foreach (var one in due)
            if (one.State == CaseState.Published && one.PublicText is not null)
                // The public text stays; what was hidden in it goes.
                await db.Cases.Where(each => each.Id == one.Id).ExecuteUpdateAsync(each => each.SetProperty(row => row.Text, (string?)null), cancellation);
            else
                await mailbox.ForgetAsync(one.Id, CaseRole.Portal, cancellation);
        return due.Count;
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await ForgetAsync(cancellation);
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException or DbUpdateException)
        {
            log.LogWarning(failure, "Forgetting old cases failed; the next round tries again.");
        }
    }
}
