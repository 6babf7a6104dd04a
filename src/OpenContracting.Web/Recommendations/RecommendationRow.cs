using OpenContracting.People.Recommendations;
using OpenContracting.Storage.Recommendations;

namespace OpenContracting.Web.Recommendations;

/// <summary>A recommendation with where it stands today.</summary>
public sealed record RecommendationRow(Recommendation Recommendation, RecommendationStanding Standing, bool IsOverdue)
{
    /// <summary>The newest first.</summary>
    public IEnumerable<RecommendationEvent> Newest => Recommendation.Events.OrderByDescending(written => written.Number);

    public DateTimeOffset UpdatedAt => Recommendation.Events.Max(written => written.At);

    /// <summary>Since when it is in its state: what was never answered waits since the day it was made, not since it was recorded here.</summary>
    public DateTimeOffset Since => Standing.State == RecommendationState.Received
        ? new DateTimeOffset(Standing.MadeOn.ToDateTime(new TimeOnly(12, 0)), Releases.Panama.PanamaDate.Offset)
        : Standing.Since.At;

    public string Title(string language) => language == "en" && Recommendation.TitleEn is { } title ? title : Recommendation.TitleEs;

    public string Text(string language) => language == "en" && Recommendation.TextEn is { } text ? text : Recommendation.TextEs;

    /// <summary>The language a text is in: Spanish where nobody wrote it in English.</summary>
    public string LanguageOf(string language) => language == "en" && Recommendation.TextEn is not null ? "en" : "es";

    /// <summary>The event of an entry of the standing.</summary>
    public RecommendationEvent Of(int number) => Recommendation.Events.Single(written => written.Number == number);

    /// <summary>Whether an entry was undone later.</summary>
    public bool IsUndone(RecommendationEvent written) =>
        Recommendation.Events.Any(other => other.Kind == RecommendationEntryKind.Undo && other.Target == written.Number);
}
