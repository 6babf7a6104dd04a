using OpenContracting.People.Recommendations;
using OpenContracting.Web.Api;

namespace OpenContracting.Web.Recommendations;

/// <summary>Which recommendations are asked for; null for any.</summary>
public sealed record RecommendationFilter
{
    public RecommendationState? State { get; init; }
    public RecommendationSource? Source { get; init; }
    public string? Theme { get; init; }
    public string? Institution { get; init; }
    public string? Project { get; init; }
    public bool? Overdue { get; init; }

    /// <summary>The names of the parameters, in the API and on the board.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["state", "source", "theme", "institution", "project", "overdue"];

    /// <summary>The state or source that a word of the API means; null when there is none.</summary>
    public static T? Find<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(value => Word.Of(value!.Value) == word);

    public bool Finds(RecommendationRow row) =>
        (State is null || row.Standing.State == State)
        && (Source is null || row.Recommendation.Source == Source)
        && (Theme is null || row.Recommendation.Theme == Theme)
        && (Institution is null || row.Recommendation.Institution == Institution)
        && (Project is null || row.Recommendation.ProjectId == Project)
        && (Overdue is null || row.IsOverdue == Overdue);
}
