namespace OpenContracting.Web.Api;

/// <summary>A page of the projects that are not published.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Limit">How many at most on a page.</param>
/// <param name="Projects">Those of the page, by their ids.</param>
/// <param name="Links">The next page; absent on the last one.</param>
public sealed record LeftOutListBody(int Total, int Limit, IReadOnlyList<LeftOutBody> Projects, PageLinks? Links);
