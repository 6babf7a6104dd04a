using OpenContracting.IntegrationTests.Support;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>An instance that is pushed to, whose senders' webhooks may stand on this machine.</summary>
public sealed class PushPortal : IAsyncLifetime
{
    public RunningPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync() => Portal = await RunningPortal.StartRealAsync(
        Database.Sqlite, "--OpenContracting:WebhookPrivateHosts=localhost", "--OpenContracting:PushesPerMinute=600");

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
