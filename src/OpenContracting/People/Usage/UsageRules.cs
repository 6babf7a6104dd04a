namespace OpenContracting.People.Usage;

/// <summary>The rules of counting, after COUNTER release 5.1 (https://cop5.countermetrics.org), with their numbers.</summary>
public static class UsageRules
{
    /// <summary>The version of these rules, published with the counts.</summary>
    public const string Version = "1";

    /// <summary>Two of the same within this time, its end included, are a double click: the later stays.</summary>
    public static readonly TimeSpan DoubleClick = TimeSpan.FromSeconds(30);

    /// <summary>Pieces of a file farther apart than this are not of one download.</summary>
    public static readonly TimeSpan BetweenPieces = TimeSpan.FromHours(1);

    /// <summary>The share of a file's bytes from which its pieces are one request; its last byte is enough as well.</summary>
    public const double EnoughOfFile = 0.9;

    /// <summary>How many times the mean of the twelve months before a month's count must be to stand out, with <see cref="SpikeMore"/> on top.</summary>
    public const int SpikeTimes = 3;

    /// <summary>What a month's count must be above <see cref="SpikeTimes"/> times the usual: so that small numbers do not stand out.</summary>
    public const int SpikeMore = 100;

    /// <summary>Panama keeps UTC-5 all year: days and hours are its own.</summary>
    public static readonly TimeSpan Panama = TimeSpan.FromHours(-5);

    /// <summary>Whether an answer counts at all.</summary>
    /// <param name="method">The request's method: only GET, since HEAD and OPTIONS show nothing to anybody.</param>
    /// <param name="status">The answer's status: 200, 304 (they have it already) and 206, whose pieces are put together.</param>
    /// <param name="purpose">What <c>Sec-Purpose</c> (or the older <c>Purpose</c>, <c>X-Moz</c>) says: fetched before anybody asked is not read.</param>
    public static bool Counts(string method, int status, string? purpose) =>
        method.Equals("GET", StringComparison.OrdinalIgnoreCase)
        && status is 200 or 304 or 206
        && (string.IsNullOrEmpty(purpose) || !IsAhead(purpose));

    /// <summary>Whether a month's count stands out from the mean of the twelve months before it.</summary>
    public static bool IsSpike(long count, decimal usual) => count > usual * SpikeTimes + SpikeMore;

    /// <summary>The day of a moment, in Panama.</summary>
    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(Panama).DateTime);

    /// <summary>The hour slice of a moment; with the visitor it is the session.</summary>
    internal static long HourOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;

    private static bool IsAhead(string purpose) =>
        purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase)
        || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase);
}
