using System.Net;
using OpenContracting.Jobs.Pulls;

namespace OpenContracting.Web.Validations;

/// <summary>From where documents may be fetched for somebody else.</summary>
public sealed record FetchRules
{
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    public Func<IPAddress, bool> IsPublic { get; init; } = PublicNetworks.Has;

    /// <summary>Time for the whole of it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Fetches at the same time; more are told to come back.</summary>
    public int AtOnce { get; init; } = 4;
}
