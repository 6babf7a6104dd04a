using OpenContracting.People.Recommendations;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Alarms;

namespace OpenContracting.Web.Recommendations;

/// <summary>What the form for a new recommendation holds; empty fields are null.</summary>
public sealed class RecommendationForm
{
    public string? Title { get; set; }
    public string? TitleEn { get; set; }
    public string? Text { get; set; }
    public string? TextEn { get; set; }
    public string? Source { get; set; }
    public string? Document { get; set; }
    public string? Theme { get; set; }
    public DateOnly? MadeOn { get; set; }
    public string? Institution { get; set; }
    public string? Project { get; set; }
    public string? Email { get; set; }

    /// <summary>Keys of texts that say what is wrong.</summary>
    /// <param name="today">Nothing was made tomorrow.</param>
    public IReadOnlyList<string> Problems(DateOnly today)
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > Recommendation.LongestTitle || TitleEn?.Length > Recommendation.LongestTitle)
            problems.Add("recommendationForm.titleWrong");
        if (string.IsNullOrWhiteSpace(Text) || Text.Length > Recommendation.LongestText || TextEn?.Length > Recommendation.LongestText)
            problems.Add("recommendationForm.textWrong");
        if (RecommendationFilter.Find<RecommendationSource>(Source) is null || Document?.Length > Recommendation.LongestTitle)
            problems.Add("recommendationForm.sourceWrong");
        if (!RecommendationBook.Themes.Contains(Theme))
            problems.Add("recommendationForm.themeWrong");
        if (MadeOn is null || MadeOn > today)
            problems.Add("recommendationForm.dayWrong");
        if (Email is not null && !MailSender.IsAddress(Email))
            problems.Add("recommendationForm.emailWrong");
        return problems;
    }
}
