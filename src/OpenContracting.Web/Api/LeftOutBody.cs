namespace OpenContracting.Web.Api;

/// <summary>A project that is not published, and why.</summary>
public sealed record LeftOutBody
{
    /// <summary>The OC4IDS id it has or would have.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its public authority.</summary>
    public AuthorityReference? PublicAuthority { get; init; }

    /// <summary>Since when it has been left out.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The structural errors.</summary>
    public required IReadOnlyList<NoticeBody> Reasons { get; init; }
}
