namespace OpenContracting.Web.Api;

/// <summary>The visits of a committee, the newest first.</summary>
/// <param name="Total">How many there are; all of them are listed.</param>
/// <param name="Visits">The visits.</param>
public sealed record VisitListBody(int Total, IReadOnlyList<VisitBody> Visits);
