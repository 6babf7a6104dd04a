using OpenContracting.Web.Accounts;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Hosting;

/// <summary>Tells whoever started the instance where it serves, where its data are, and when the first publication is ready.</summary>
public sealed class Announcer(
    InstanceSettings settings, IHostApplicationLifetime lifetime, PublicAddress address, Published published, SetupLink setup,
    ILogger<Announcer> log) : BackgroundService
{
    private string Data => settings.PostgreSql is null ? settings.DataFolder : "PostgreSQL";

    /// <summary>A stated address is noted before anybody is answered; the server's own, once it listens.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings is { ServesWeb: true, PublicAddress: not null })
            await address.RememberAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.WaitForStartAsync(stoppingToken);
        if (!settings.ServesWeb)
        {
            Say("host.working");
            Say("host.data", Data);
            return;
        }

        if (address.Bound == address.Base)
            Say("host.serving", address.Base);
        else
            Say("host.servingPublic", address.Bound, address.Base);
        Say("host.data", Data);
        if (settings.PublicAddress is null)
            await address.RememberAsync(stoppingToken);
        if (await setup.CreateFirstAsync(stoppingToken) is { } token)
            Say("host.setupLink", address.Of(PageAddress.Setup.In(ConsoleLanguage.Current, token)));
        await AnnounceFirstPublicationAsync(stoppingToken);
    }

    private async Task AnnounceFirstPublicationAsync(CancellationToken stopping)
    {
        if (await published.CurrentAsync(stopping) is not null)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stopping))
        {
            try
            {
                if (await published.CurrentAsync(stopping) is not { } publication)
                    continue;
                Say("host.published", Wording.Number(publication.Projects), address.Base);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Could not ask for the current publication.");
            }
        }
    }

    private static void Say(string key, params ReadOnlySpan<object?> arguments) => Console.WriteLine(PortalTexts.Console(key, arguments));
}
