namespace OpenContracting.Web.Api.Feeds;

/// <summary>News for feed readers, before it is written as Atom or JSON Feed.</summary>
public sealed record Feed
{
    /// <summary>The address of the feed itself, which is also its id.</summary>
    public required string Address { get; init; }
    public required string Title { get; init; }

    /// <summary>The page of the portal that shows the same.</summary>
    public required string Page { get; init; }
    public required string Language { get; init; }
    public required string Author { get; init; }
    public required DateTimeOffset Updated { get; init; }
    public required IReadOnlyList<FeedEntry> Entries { get; init; }
}
