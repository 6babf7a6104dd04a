using System.Net;
using System.Net.Sockets;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Opens connections to the public's addresses only, and to hosts that an administrator named.</summary>
/// <remarks>
/// The rule is held where the connection is made: to the very address that the name was resolved to, and for redirects as well.
/// </remarks>
public static class PublicConnection
{
    /// <exception cref="PullException">The host stands inside the own network.</exception>
    public static async ValueTask<Stream> OpenAsync(
        DnsEndPoint to, PullRules rules, IReadOnlyCollection<string> privateHosts, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await rules.Resolve(to.Host, cancellation);
        if (!privateHosts.Contains(to.Host, StringComparer.OrdinalIgnoreCase) && !addresses.All(rules.IsPublic))
            throw new PullException("private-address", to.Host, passing: false);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
