using System.Net;
using System.Text.Json;
using OpenContracting.IntegrationTests.Support;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Sharing;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>Ways in which a project leaves the portal: a short address, a frame in a page of others, a poster.</summary>
[Collection(PortalOnSqlite.Name)]
public sealed class SharingTests(PublishedPortalOnSqlite shared)
{
    private HttpClient Client => shared.Portal.Client;

    [Fact]
    public void ACodeStaysWhenThePrefixChangesAndIsReadAsMeant()
    {
        var code = ShortAddresses.CodeOf("oc4ids-000000-2023-0-04-01-08-LP-001756");

        Assert.Equal("akjvx5ff", code);
        Assert.Equal(code, ShortAddresses.CodeOf("oc4ids-bu3kcz-2023-0-04-01-08-LP-001756"));
        Assert.NotEqual(code, ShortAddresses.CodeOf("oc4ids-000000-2023-0-04-01-08-LP-001757"));
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(number => ShortAddresses.CodeOf($"oc4ids-000000-{number}")).Distinct().Count());
    }

    [Fact]
    public async Task AShortAddressLeadsToTheProjectInTheReadersLanguage()
    {
        var id = await FirstAsync();
        var code = ShortAddresses.CodeOf(id).ToUpperInvariant();

        using var spanish = await Client.GetAsync("/o/" + code);
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/o/" + code) { Headers = { { "Accept-Language", "en-GB, es;q=0.5" } } };
        using var english = await Client.SendAsync(asked);
        using var none = await Client.GetAsync("/o/zzzzzzzz");

        Assert.Equal((HttpStatusCode.Redirect, PageAddress.Project.In("es", id)), (spanish.StatusCode, spanish.Headers.Location?.OriginalString));
        Assert.Equal(PageAddress.Project.In("en", id), english.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Contains($"{RunningPortal.PublicAddress}/o/{ShortAddresses.CodeOf(id)}", await Client.GetStringAsync(PageAddress.Project.In("es", id)));
    }

    [Theory]
    [InlineData("es", "")]
    [InlineData("en", "&maxwidth=300&maxheight=99999&format=json")]
    public async Task OEmbedGivesAFrameThatOthersMayShow(string language, string more)
    {
        var id = await FirstAsync();
        var page = await Client.GetStringAsync(PageAddress.Project.In(language, id));
        var link = page.Split("type=\"application/json+oembed\" href=\"")[1].Split('"')[0];

        using var embed = JsonDocument.Parse(await Client.GetStringAsync(link.Replace(RunningPortal.PublicAddress, "") + more));

        var root = embed.RootElement;
        Assert.Equal(("1.0", "rich", more.Length > 0 ? 300 : 640, 420),
            (root.GetProperty("version").GetString(), root.GetProperty("type").GetString(), root.GetProperty("width").GetInt32(), root.GetProperty("height").GetInt32()));
        var source = root.GetProperty("html").GetString()!.Split("src=\"")[1].Split('"')[0];
        Assert.StartsWith(RunningPortal.PublicAddress + PageAddress.ProjectEmbed.In(language, id), source);
        using var frame = await Client.GetAsync(source[RunningPortal.PublicAddress.Length..]);
        Assert.Contains("frame-ancestors *", frame.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Empty(frame.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
        Assert.Contains(root.GetProperty("title").GetString()!, WebUtility.HtmlDecode(await frame.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("https://elsewhere.example/proyectos/1", HttpStatusCode.NotFound)]
    [InlineData("/proyectos/oc4ids-none", HttpStatusCode.NotFound)]
    [InlineData("/datos", HttpStatusCode.NotFound)]
    [InlineData("/o/zzzzzzzz&maxwidth=0", HttpStatusCode.BadRequest)]
    [InlineData("/o/zzzzzzzz&format=xml", HttpStatusCode.BadRequest)]
    public async Task OEmbedSaysWhatItCannotShow(string url, HttpStatusCode expected)
    {
        using var answer = await Client.GetAsync($"{SharingApi.OEmbed}?url={(url[0] == '/' ? RunningPortal.PublicAddress : "")}{url}");

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    private async Task<string> FirstAsync()
    {
        using var package = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/oc4ids/package.json"));
        return package.RootElement.GetProperty("projects")[0].GetProperty("id").GetString()!;
    }
}
