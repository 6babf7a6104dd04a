using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using OpenContracting.People.Usage;
using OpenContracting.Web.Hosting;

namespace OpenContracting.Web.Usage;

/// <summary>Tells visitors apart for a day without knowing who they are: a hash of network and agent, keyed with random bytes that are never stored.</summary>
/// <remarks>
/// The key lives in this process's memory alone and is wiped when Panama's day ends, so nothing can be joined across days, nor checked against an address
/// afterwards. With several web processes one visitor may be two; a proxy that keeps a visitor on one process prevents it.
/// </remarks>
public sealed class VisitorKeys
{
    private const int LongestAgent = 512;

    private sealed record Today(DateOnly Day, byte[] Key);

    private Today? today;

    /// <summary>Who asks, at a moment; on the same connection the same as long as network, agent and day are.</summary>
    public Visitor Of(HttpContext context, string agent, DateTimeOffset at)
    {
        var address = context.Connection.RemoteIpAddress;
        var day = UsageRules.DayOf(at);
        if (OfConnection<Visitor>.Of(context) is { } known && known.Day == day && ReferenceEquals(known.Address, address) && known.Agent == agent)
            return known;
        var visitor = new Visitor(address, agent, day, Of(address, agent, at), RobotsList.Current.Classify(agent));
        OfConnection<Visitor>.Keep(context, visitor);
        return visitor;
    }

    /// <summary>The key of who asks, at a moment.</summary>
    public UInt128 Of(IPAddress? address, string agent, DateTimeOffset at)
    {
        var key = KeyOf(UsageRules.DayOf(at));
        var taken = ArrayPool<byte>.Shared.Rent(16 + LongestAgent * 3);
        try
        {
            var length = WriteNetwork(address, taken);
            length += Encoding.UTF8.GetBytes(agent.AsSpan(0, Math.Min(agent.Length, LongestAgent)), taken.AsSpan(length));
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key, taken.AsSpan(0, length), hash);
            return BitConverter.ToUInt128(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(taken, clearArray: true);
        }
    }

    private byte[] KeyOf(DateOnly day)
    {
        while (true)
        {
            var known = Volatile.Read(ref today);
            if (known is not null && known.Day >= day)
                return known.Key;
            var fresh = new Today(day, RandomNumberGenerator.GetBytes(32));
            if (Interlocked.CompareExchange(ref today, fresh, known) != known)
                continue;
            if (known is not null)
                CryptographicOperations.ZeroMemory(known.Key);
            return fresh.Key;
        }
    }

    /// <summary>The network alone: /24 of IPv4, /48 of IPv6.</summary>
    private static int WriteNetwork(IPAddress? address, Span<byte> to)
    {
        if (address is null)
            return 0;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.TryWriteBytes(to, out var written) ? (written == 4 ? 3 : 6) : 0;
    }
}
