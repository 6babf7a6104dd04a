namespace OpenContracting.Web.Api;

/// <summary>A page of contracting processes.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="Limit">How many at most on a page.</param>
/// <param name="Processes">Those of the page.</param>
/// <param name="Links">The next page; absent on the last one.</param>
public sealed record ProcessListBody(int Total, int Limit, IReadOnlyList<ProcessBody> Processes, PageLinks? Links);
