using System.Net;
using OpenContracting.Jobs.Pulls;

namespace OpenContracting.Web.Links;

/// <summary>How politely addresses are asked for.</summary>
public sealed record LinkRules
{
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    public Func<IPAddress, bool> IsPublic { get; init; } = PublicNetworks.Has;

    /// <summary>Between the end of one request and the next to the same host; longer where its robots.txt says so.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>For the head of one answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
