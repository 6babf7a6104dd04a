namespace OpenContracting.Web.Api;

/// <summary>A project that is not published, and why.</summary>
public sealed record LeftOutBody
{
    public required string Id { get; init; }
    public string? Title { get; init; }
    public AuthorityReference? PublicAuthority { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required IReadOnlyList<NoticeBody> Reasons { get; init; }
}
