using OpenContracting.People.Recommendations;

namespace OpenContracting.Web.Recommendations;

/// <summary>A request made when Panama's fifth open government plan was drawn up together, and what of this portal answers it.</summary>
/// <param name="Number">Its number in the record of 24 July 2023; its words here are ours, in <c>CoCreation.es.json</c> and <c>.en.json</c>.</param>
/// <param name="Theme">One of <see cref="RecommendationBook.Themes"/>.</param>
/// <param name="State">What the portal may say of it: answered, or still to be.</param>
/// <param name="Answers">Pages (<c>page:</c> and the page's file) and addresses where the answer can be seen.</param>
public sealed record CoCreationRequest(int Number, string Theme, RecommendationState State, params IReadOnlyList<string> Answers)
{
    /// <summary>The day of the round table.</summary>
    public static readonly DateOnly MadeOn = new(2023, 7, 24);

    public static IReadOnlyList<CoCreationRequest> All { get; } =
    [
        new(1, "dissemination", RecommendationState.Answered, "page:/Index", "/api/v1/projects.atom", "page:/Data"),
        new(2, "usage", RecommendationState.Answered, "page:/Usage/Index"),
        new(3, "usage", RecommendationState.Answered, "page:/Usage/Strategic", "page:/Uses/Index"),
        new(4, "irregularities", RecommendationState.Answered, "page:/Cases/Report", "page:/Cases/Transparency", "page:/Projects/Index", "page:/Learn/Index"),
        new(5, "data", RecommendationState.Answered, "page:/Validator/Index", "page:/Mapping", "page:/Dictionary/Index", "/api/", "page:/Data"),
        new(6, "capacity", RecommendationState.Answered, "page:/Learn/Index", "page:/Learn/Recipes", "page:/Learn/Glossary", "page:/Status/Index", "page:/Guide"),
        new(7, "index", RecommendationState.Answered, "page:/Transparency/Index", "page:/Institutions/Index", "page:/Compare/Index", "/api/v1/coverage"),
        new(8, "data", RecommendationState.Answered, "page:/Budgets/Index", "/api/v1/reconciliation", "page:/Committees/Index"),
        new(9, "participation", RecommendationState.Answered, "page:/Recommendations/Index", "/api/v1/recommendations"),
        new(10, "participation", RecommendationState.Answered, "page:/Committees/Index", "page:/Committees/Unwatched", "/api/v1/committees"),
        new(11, "participation", RecommendationState.Answered, "page:/Gatherings/Index", "page:/Committees/Kit", "/api/v1/gatherings"),
    ];

    public string Code => $"cocreacion-2023-{Number:00}";
}
