using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Pages.Learn;

/// <summary>Questions people have, each with the way to its answer; searched without accents or capitals.</summary>
public sealed class RecipesModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<IGrouping<string, Recipe>> Found { get; private set; } = [];

    public int Count => Found.Sum(group => group.Count());

    public void OnGet()
    {
        var words = SearchWords.Of(Q);
        Found = [.. Recipe.All.Where(recipe => words.All(FoldedText.Fold(Text(recipe)).Contains)).GroupBy(recipe => recipe.Audience)];
    }

    private string Text(Recipe recipe) =>
        $"{T["recipe." + recipe.Id]} {T[$"recipe.{recipe.Id}.look"]} {T[$"recipe.{recipe.Id}.not"]} {T["recipes.for." + recipe.Audience]}";
}
