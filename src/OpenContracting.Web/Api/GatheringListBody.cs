namespace OpenContracting.Web.Api;

/// <summary>Gatherings, the latest first.</summary>
/// <param name="Total">How many there are; all of them are listed.</param>
/// <param name="Gatherings">The gatherings.</param>
public sealed record GatheringListBody(int Total, IReadOnlyList<GatheringBody> Gatherings);
