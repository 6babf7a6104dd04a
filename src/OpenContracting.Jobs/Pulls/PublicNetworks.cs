using System.Net;
using System.Net.Sockets;

namespace OpenContracting.Jobs.Pulls;

/// <summary>Which addresses are the public's: not this machine, its neighbours, or the metadata services of clouds.</summary>
public static class PublicNetworks
{
    /// <summary>IANA's registry of special-purpose IPv4 addresses, with multicast.</summary>
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>All that IPv6 gives out to the public; what else there is, is for neighbours and machines.</summary>
    private static readonly IPNetwork GivenOutV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within it: protocol assignments with Teredo, documentation, and 6to4, which carries an IPv4 address of any kind.</summary>
    private static readonly IPNetwork[] SpecialV6 =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(network => IPNetwork.Parse(network)),
    ];

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !SpecialV4.Any(network => network.Contains(address))
            : GivenOutV6.Contains(address) && !SpecialV6.Any(network => network.Contains(address));
    }
}
