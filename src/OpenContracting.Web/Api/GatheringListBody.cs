namespace OpenContracting.Web.Api;

/// <summary>Gatherings, the latest first.</summary>
public sealed record GatheringListBody(int Total, IReadOnlyList<GatheringBody> Gatherings);
