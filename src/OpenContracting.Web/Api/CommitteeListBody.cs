namespace OpenContracting.Web.Api;

/// <summary>The committees that a filter finds.</summary>
/// <param name="Total">How many were found; all of them are listed.</param>
/// <param name="Committees">The committees.</param>
public sealed record CommitteeListBody(int Total, IReadOnlyList<CommitteeBody> Committees);
