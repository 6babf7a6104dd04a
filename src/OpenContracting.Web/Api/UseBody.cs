namespace OpenContracting.Web.Api;

/// <summary>Something that was made with the data, and what came of it.</summary>
public sealed record UseBody(
    long Id, string Kind, string Title, string Summary, string? Url, string? Author, DateOnly? MadeOn, DateTimeOffset? PublishedAt,
    IReadOnlyList<string> Projects, string Effect, string? EffectUrl, DateOnly? EffectOn, string Uri);
