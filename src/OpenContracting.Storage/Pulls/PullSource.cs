namespace OpenContracting.Storage.Pulls;

/// <summary>A source that exports are fetched from by schedule, as an administrator set it, and how that goes.</summary>
public sealed class PullSource
{
    /// <summary>Its name among the sources, for example <c>dgcp-mensual</c>.</summary>
    public required string Name { get; set; }

    /// <summary>The source system its exports belong to, for example <c>dgcp</c>.</summary>
    public required string Source { get; set; }

    public required PullStrategy Strategy { get; set; }

    /// <summary>The address; with <c>{year}</c> and <c>{month}</c> (four and two digits) for months, the first page for pages.</summary>
    public required string Address { get; set; }

    /// <summary>When, as a cron expression in Panama's time.</summary>
    public required string Cron { get; set; }

    public bool Enabled { get; set; }

    /// <summary>The first month there is, as <c>2023-09</c>; history is fetched back to it.</summary>
    public string? FirstMonth { get; set; }

    /// <summary>How many of the newest months are asked for again each time.</summary>
    public required int Window { get; set; }

    /// <summary>The licence of its exports, as a URI, where they do not name one themselves.</summary>
    public string? Licence { get; set; }

    /// <summary>
    /// Certificates in PEM that the server should have sent and does not: intermediate ones complete its chain; with a root among
    /// them that root alone is trusted for this source.
    /// </summary>
    public string? Certificates { get; set; }

    /// <summary>Hosts that may have an address of the local network.</summary>
    public List<string> PrivateHosts { get; set; } = [];

    /// <summary>Days without anything new after which it is an alarm; null for the instance's own number.</summary>
    public int? SilentDays { get; set; }

    // How it goes.
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>A worker fetches until then, unless it says otherwise; past it, it is taken for dead.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>Why the last pull did not get everything, as a stable code and what was particular to it; null when it did.</summary>
    public string? ProblemCode { get; set; }
    public string? Problem { get; set; }

    /// <summary>Pulls in a row that had a problem.</summary>
    public int Failures { get; set; }

    /// <summary>After too many failures in a row the source is left alone until then.</summary>
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>Until when the server's certificate is valid, as last seen; null when it shows none.</summary>
    public DateTimeOffset? CertificateExpiresAt { get; set; }

    /// <summary>The page to go on from; null to begin with the first.</summary>
    public string? Cursor { get; set; }
}
