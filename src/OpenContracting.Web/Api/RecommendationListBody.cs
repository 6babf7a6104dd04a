namespace OpenContracting.Web.Api;

/// <summary>The recommendations that a filter finds.</summary>
/// <param name="Total">How many were found; all of them are listed.</param>
/// <param name="Recommendations">The recommendations.</param>
public sealed record RecommendationListBody(int Total, IReadOnlyList<RecommendationBody> Recommendations);
