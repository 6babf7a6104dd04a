using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Pages.Learn;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Queries.Contracts;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Companies, comparison, map and lessons, asked of published months as readers ask.</summary>
[Collection(PortalOnSqlite.Name)]
public sealed partial class LearnTests(PublishedPortalOnSqlite shared)
{
    private HttpClient Client => shared.Portal.Client;

    [Fact]
    public async Task EveryLessonTakesTheRightAnswerAndHelpsAfterAWrongOne()
    {
        foreach (var language in new[] { "es", "en" })
        {
            var words = new Wording(language);
            foreach (var lesson in Lesson.All)
            {
                var address = PageAddress.Lesson.In(language, lesson.Id);
                var exercise = await AskAsync(lesson, words);

                Assert.NotNull(exercise);
                Assert.Contains(Encode(words[$"lesson.{lesson.Id}.right"]), await Client.GetStringAsync($"{address}?answer={Uri.EscapeDataString(exercise.Answer)}"));
                Assert.Contains(Encode(words[$"lesson.{lesson.Id}.hint"]), await Client.GetStringAsync($"{address}?answer=987654321"));
                Assert.Contains(exercise.Question, WebUtility.HtmlDecode(await Client.GetStringAsync(address)));
                using var page = await Client.GetAsync(exercise.Page);
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            }
        }
    }

    [Fact]
    public async Task EveryCompanyOfTheListHasAPageWithItsContracts()
    {
        var list = await Client.GetStringAsync(PageAddress.Suppliers.Spanish);
        var links = Links().Matches(list).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            var page = await Client.GetStringAsync(link);
            Assert.Contains("id=\"contracts\"", page);
            Assert.Contains("/proyectos/", page);
        }
    }

    [Fact]
    public async Task ACompanyThatNobodyKnowsOrAPersonHasNoPage()
    {
        foreach (var id in new[] { "PA-RUC-0", "persona-0123456789abcdef0123" })
        {
            using var answer = await Client.GetAsync(PageAddress.Supplier.In("es", id));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.DoesNotContain("persona-", await Client.GetStringAsync(PageAddress.Suppliers.Spanish));
    }

    [Fact]
    public async Task TheSameFiltersHoldAsListTableAndMap()
    {
        var count = new Regex("<h2 id=\"found\">([^<]+)</h2>");
        var found = new List<string>();
        foreach (var view in new[] { "", "&view=table", "&view=map" })
        {
            var page = await Client.GetStringAsync($"{PageAddress.Projects.Spanish}?status=implementation{view}");
            found.Add(count.Match(page).Groups[1].Value);
            Assert.Equal(view == "&view=map", page.Contains("map whole", StringComparison.Ordinal));
            Assert.Equal(view == "&view=table", page.Contains("table class=\"dense\"", StringComparison.Ordinal));
        }

        Assert.Single(found.Distinct());
    }

    [Fact]
    public async Task ComparedColumnsAreThoseChosenAndNoMoreThanFour()
    {
        await using var scope = shared.Portal.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<InstitutionList>().ListAsync(null, default);
        var chosen = string.Join('&', rows.Take(5).Select(row => $"institution={Uri.EscapeDataString(row.Id)}"));

        var page = WebUtility.HtmlDecode(await Client.GetStringAsync($"{PageAddress.Compare.Spanish}?{chosen}&institution=unknown"));

        Assert.Equal(4, Regex.Count(page, "<th scope=\"col\"><a href=\"/instituciones/"));
        Assert.Contains("Se muestran las 4 primeras", page);
    }

    private async Task<Exercise?> AskAsync(Lesson lesson, Wording words)
    {
        await using var scope = shared.Portal.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await new Exercises(
            services.GetRequiredService<ProjectSearch>(), services.GetRequiredService<ContractRegister>(), services.GetRequiredService<InstitutionList>(),
            services.GetRequiredService<StatusReport>(), words).AskAsync(lesson.Id, default);
    }

    private static string Encode(string text) => System.Text.Encodings.Web.HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);

    [GeneratedRegex("href=\"(/empresas/[^\"?#]+)\"")]
    private static partial Regex Links();
}
