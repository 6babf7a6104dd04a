namespace OpenContracting.Web.Api;

/// <summary>The visits of a committee, the newest first.</summary>
public sealed record VisitListBody(int Total, IReadOnlyList<VisitBody> Visits);
