namespace OpenContracting.Web.Api;

/// <summary>The committees that a filter finds.</summary>
public sealed record CommitteeListBody(int Total, IReadOnlyList<CommitteeBody> Committees);
