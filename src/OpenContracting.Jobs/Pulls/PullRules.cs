using System.Net;

namespace OpenContracting.Jobs.Pulls;

/// <summary>How patiently sources are asked, and where they may stand.</summary>
public sealed record PullRules
{
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    public Func<IPAddress, bool> IsPublic { get; init; } = PublicNetworks.Has;

    /// <summary>How often one file is asked for before it is given up until the next pull.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The wait before the second attempt; each further one is about twice as long.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Between two files, so that nobody's server is pressed.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time for one file.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Files in a row that fail before a pull gives up, and pulls in a row before the source is left alone.</summary>
    public int MostFailures { get; init; } = 3;

    /// <summary>How long it is left alone at first; doubled with each further failure, up to a day.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The largest page of JSON.</summary>
    public long LargestPage { get; init; } = 64L << 20;

    /// <summary>Pages in one pull; a source with more goes on at the next.</summary>
    public int MostPages { get; init; } = 10_000;
}
