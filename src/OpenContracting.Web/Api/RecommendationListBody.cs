namespace OpenContracting.Web.Api;

/// <summary>The recommendations that a filter finds.</summary>
public sealed record RecommendationListBody(int Total, IReadOnlyList<RecommendationBody> Recommendations);
