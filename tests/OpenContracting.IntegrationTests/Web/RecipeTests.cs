using System.Net;
using System.Text.RegularExpressions;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Learn;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The questions people have: each leads to data, and a filter that is mistyped would be refused by the API.</summary>
public abstract partial class RecipeTests(PublishedPortal shared)
{
    private HttpClient Client => shared.Portal.Client;

    [DatabaseFact]
    public async Task EveryQuestionLeadsToItsDataInBothLanguages()
    {
        var failures = new List<string>();
        foreach (var recipe in Recipe.All)
        {
            var strict = recipe.Page == PageAddress.Projects ? "/api/v1/projects?" + recipe.Query
                : recipe.Page == PageAddress.Recommendations ? "/api/v1/recommendations?" + recipe.Query : null;
            foreach (var address in ((string?[])[recipe.Address("es"), recipe.Address("en"), strict]).OfType<string>())
            {
                using var answer = await Client.GetAsync(address);
                if (answer.StatusCode != HttpStatusCode.OK)
                    failures.Add($"{recipe.Id}: {address} answers {answer.StatusCode}");
            }
        }

        Assert.Equal(50, Recipe.All.DistinctBy(recipe => recipe.Id).Count());
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [DatabaseFact]
    public async Task AQuestionIsFoundByItsWordsWhateverTheirAccents()
    {
        var all = await Client.GetStringAsync(PageAddress.Recipes.In("es"));
        var found = await Client.GetStringAsync(PageAddress.Recipes.In("es") + "?q=CONTRATACION%20directa");
        var none = await Client.GetStringAsync(PageAddress.Recipes.In("es") + "?q=ornitorrinco");

        Assert.Equal(50, Entry().Count(all));
        Assert.Equal(1, Entry().Count(found));
        Assert.Contains("id=\"small-direct\"", found);
        Assert.Equal(0, Entry().Count(none));
    }

    [GeneratedRegex("<dt>")]
    private static partial Regex Entry();
}

[Collection(PortalOnSqlite.Name)]
public sealed class RecipeTestsOnSqlite(PublishedPortalOnSqlite shared) : RecipeTests(shared);

[Collection(PortalOnPostgreSql.Name)]
public sealed class RecipeTestsOnPostgreSql(PublishedPortalOnPostgreSql shared) : RecipeTests(shared);
