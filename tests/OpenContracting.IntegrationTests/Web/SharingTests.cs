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
        using (var thumbnail = await Client.GetAsync(root.GetProperty("thumbnail_url").GetString()![RunningPortal.PublicAddress.Length..]))
            Assert.Equal((HttpStatusCode.OK, "image/png"), (thumbnail.StatusCode, thumbnail.Content.Headers.ContentType?.MediaType));
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

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task ACardIsDrawnForEachVersionAndKept(string language)
    {
        var id = await FirstAsync();
        var page = await Client.GetStringAsync(PageAddress.Project.In(language, id));
        var address = WebUtility.HtmlDecode(page.Split("property=\"og:image\" content=\"")[1].Split('"')[0])[RunningPortal.PublicAddress.Length..];

        using var card = await Client.GetAsync(address);
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { card.Headers.ETag! } } };
        using var same = await Client.SendAsync(again);
        using var none = await Client.GetAsync(address.Replace(".png", "0000.png"));
        using var unknown = await Client.GetAsync(address.Replace(Uri.EscapeDataString(id), "oc4ids-none"));

        Assert.Equal("image/png", card.Content.Headers.ContentType?.MediaType);
        using var drawn = SkiaSharp.SKBitmap.Decode(await card.Content.ReadAsByteArrayAsync());
        Assert.Equal((1200, 630), (drawn.Width, drawn.Height));
        // More than its frame: letters of some colours.
        Assert.True(Enumerable.Range(0, 1200).Select(x => drawn.GetPixel(x, 220)).Distinct().Count() > 5);
        Assert.True(card.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (none.StatusCode, unknown.StatusCode));
        Assert.Contains($"twitter:image\" content=\"{RunningPortal.PublicAddress}{WebUtility.HtmlEncode(address)}\"", page);
    }

    [Theory]
    [InlineData("Puente")]
    [InlineData("Diseño, construcción, equipamiento y mantenimiento de la rehabilitación integral de la carretera principal desde la entrada hasta el río, con sus puentes, drenajes, señalización, aceras, iluminación y obras complementarias en tres corregimientos de la provincia")]
    [InlineData("Unapalabrasinningunespacioquenocabeenunalineadelatarjetaporquesiguesiguesiguesiguesiguesiguesiguesigue")]
    [InlineData("Con lo que la letra no tiene: → ≤ 漢字 🏗 y\nlíneas")]
    [InlineData("")]
    public void AnyTitleFitsOnTheCard(string title)
    {
        var card = new ShareCard("OpenContracting Panamá", "La obra está en ejecución.", title, new string('M', 200),
            [new("Presupuesto", "B/. 1,234.56 millones", 1, "before"), new("Pagado", "B/. 0", 0, "done")], "Datos de la versión 3.", "Demostración");

        using var drawn = SkiaSharp.SKBitmap.Decode(card.Draw());

        // The margins at both sides stay free below the head, and the amounts below the title.
        foreach (var x in new[] { 20, 1180 })
            Assert.All(Enumerable.Range(110, 500), y => Assert.Equal(SkiaSharp.SKColors.White, drawn.GetPixel(x, y)));
        Assert.All(Enumerable.Range(64, 1072), x => Assert.Equal(SkiaSharp.SKColors.White, drawn.GetPixel(x, 436)));
    }

    [Fact]
    public async Task APosterIsAPdfOfOnePage()
    {
        var id = await FirstAsync();
        var page = PageAddress.Poster.In("es", id);
        Assert.Contains("href=\"?handler=Pdf\"", await Client.GetStringAsync(page));

        using var poster = await Client.GetAsync(page + "?handler=Pdf");
        using var none = await Client.GetAsync(PageAddress.Poster.In("es", "oc4ids-none") + "?handler=Pdf");

        var text = System.Text.Encoding.Latin1.GetString(await poster.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/pdf", poster.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"letrero-{ShortAddresses.CodeOf(id)}.pdf", poster.Content.Headers.ContentDisposition?.FileName);
        Assert.StartsWith("%PDF-", text);
        Assert.Contains("/Count 1", text);
        Assert.Contains("Archivo", text);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    private async Task<string> FirstAsync()
    {
        using var package = JsonDocument.Parse(await Client.GetStringAsync("/api/v1/oc4ids/package.json"));
        return package.RootElement.GetProperty("projects")[0].GetProperty("id").GetString()!;
    }
}
