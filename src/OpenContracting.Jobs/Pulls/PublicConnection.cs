using System.Net;
using System.Net.Sockets;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Opens connections to the public's addresses only, and to hosts that an administrator named.</summary>
/// <remarks>
/// The rule is held where the connection is made: after the name was resolved, to the very address that is then connected to, and
/// again for every redirect. So neither a name that points inside, nor one that changes between looking and asking, gets through.
/// </remarks>
public static class PublicConnection
{
    /// <exception cref="PullException">The host stands inside the own network.</exception>
    public static ValueTask<Stream> OpenAsync(
        DnsEndPoint to, PullRules rules, IReadOnlyCollection<string> privateHosts, CancellationToken cancellation) =>
        OpenAsync(
            to, rules.Resolve, privateHosts.Contains(to.Host, StringComparer.OrdinalIgnoreCase) ? _ => true : rules.IsPublic,
            host => new PullException("private-address", host, passing: false), cancellation);

    /// <param name="to">The host, by name or address, and its port.</param>
    /// <param name="resolve">Finds the addresses of a name.</param>
    /// <param name="mayReach">Which addresses may be connected to.</param>
    /// <param name="refusal">What to throw where the host has another address, or none.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async ValueTask<Stream> OpenAsync(
        DnsEndPoint to, Func<string, CancellationToken, Task<IPAddress[]>> resolve, Func<IPAddress, bool> mayReach, Func<string, Exception> refusal,
        CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await resolve(to.Host, cancellation);
        // One private address among public ones is a trick or a mistake; neither is for us to sort out.
        if (addresses.Length == 0 || !addresses.All(mayReach))
            throw refusal(to.Host);
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
