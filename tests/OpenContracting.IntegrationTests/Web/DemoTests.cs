using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

public sealed class DemoTests
{
    [Fact]
    public async Task EveryPageOfADemonstrationSaysSoAndAsksNotToBeIndexed()
    {
        await using var portal = await RunningPortal.StartAsync(Database.Sqlite);

        foreach (var page in PublicPages.All.Where(page => !page.Spanish.Contains('{')))
        {
            using var answer = await portal.Client.GetAsync(page.Spanish);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{page.Spanish}: {answer.StatusCode} {text}");
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", text);
            Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
            Assert.Contains("todos los datos de este portal son inventados", text);
        }
    }

    [Fact]
    public async Task AnInstanceForRealDataHasNoBannerAndMayBeIndexed()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        var text = await portal.Client.GetStringAsync("/");

        Assert.DoesNotContain("noindex", text);
        Assert.DoesNotContain("inventados", text);
        Assert.Contains("Todavía no hay nada publicado", text);
    }

    [Fact]
    public async Task AFolderOfOneKindDoesNotStartAsTheOther()
    {
        await using var real = await RunningPortal.StartRealAsync();
        await using var demo = await RunningPortal.StartAsync(Database.Sqlite);

        var mixing = await Assert.ThrowsAsync<OperatorMistakeException>(
            () => Instance.StartAsync(["--data", real.DataFolder, "--demo", "--urls", "http://127.0.0.1:0"]));
        var showing = await Assert.ThrowsAsync<OperatorMistakeException>(
            () => Instance.StartAsync(["--data", demo.DataFolder, "--no-demo", "--public-address", RunningPortal.PublicAddress, "--urls", "http://127.0.0.1:0"]));

        Assert.Contains("--data", mixing.Sentences.Single());
        Assert.Contains("--data", showing.Sentences.Single());
    }
}
