using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Alarms;

/// <summary>Until when the certificate is valid that the public is shown at the instance's address; looked at twice a day.</summary>
public sealed class OwnCertificate(InstanceSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Round = TimeSpan.FromHours(12);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private DateTimeOffset? lookedAt;
    private DateTimeOffset? expiresAt;

    /// <summary>Null where there is none, or it cannot be seen from here.</summary>
    public async Task<DateTimeOffset?> ExpiresAtAsync(CancellationToken cancellation)
    {
        // Without anybody to tell nothing is asked of the network.
        if (!settings.Alarms.TellsSomebody || settings.PublicAddress?.StartsWith("https://", StringComparison.Ordinal) != true)
            return null;
        if (lookedAt is { } looked && clock.GetUtcNow() - looked < Round)
            return expiresAt;
        lookedAt = clock.GetUtcNow();
        return expiresAt = await LookAsync(new Uri(settings.PublicAddress), cancellation);
    }

    private static async Task<DateTimeOffset?> LookAsync(Uri address, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(address.Host, address.Port, patience.Token);
            DateTimeOffset? expires = null;
#pragma warning disable CA5359 // Only its date is read; nothing is sent over the connection.
            await using var secure = new SslStream(socket.GetStream(), false, (_, shown, _, _) =>
            {
                expires = (shown as X509Certificate2)?.NotAfter.ToUniversalTime();
                return true;
            });
#pragma warning restore CA5359
            await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = address.Host }, patience.Token);
            return expires;
        }
        catch (Exception unseen) when (unseen is SocketException or IOException or AuthenticationException
                                           || (unseen is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
