using OpenContracting.Web.Links;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>What a site asks of robots, and which addresses are asked at all.</summary>
public sealed class LinkRulesTests
{
    [Theory]
    [InlineData("", "/acta.pdf", true)]
    [InlineData("User-agent: *\nDisallow:", "/acta.pdf", true)]
    [InlineData("User-agent: *\nDisallow: /", "/acta.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: OpenContracting-links/1.0\nDisallow: /x", "/acta.pdf", true)]
    [InlineData("User-agent: otro\nUser-agent: *\nDisallow: /a", "/acta.pdf", false)]
    [InlineData("User-agent: otro\nDisallow: /", "/acta.pdf", true)]
    [InlineData("User-agent: *\r\nDisallow: /docs # todo\r\nAllow: /docs/publico", "/docs/publico/1.pdf", true)]
    [InlineData("User-agent: *\nDisallow: /docs\nAllow: /docs", "/docs/1.pdf", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/docs/1.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/docs/1.pdf?v=2", true)]
    [InlineData("User-agent: *\nDisallow: /*/x*y", "/docs/x-1-y", false)]
    [InlineData("User-agent: *\nDisallow: /a$", "/acta.pdf", true)]
    public void TheLongestRuleThatFitsDecides(string robots, string path, bool isAllowed) =>
        Assert.Equal(isAllowed, RobotsFile.Read(robots, LinkChecker.Robot).Allows(path));

    [Fact]
    public void ADelayIsRead() => Assert.Equal(TimeSpan.FromSeconds(7.5), RobotsFile.Read("User-agent: *\nCrawl-delay: 7.5", LinkChecker.Robot).Delay);

    [Theory]
    [InlineData("https://obras.gob.pa/Año 1.pdf#pagina=2", "https://obras.gob.pa/A%C3%B1o%201.pdf")]
    [InlineData("  http://obras.gob.pa:80/x?a=1 ", "http://obras.gob.pa/x?a=1")]
    [InlineData("ftp://obras.gob.pa/x", null)]
    [InlineData("http://ana:clave@obras.gob.pa/x", null)]
    [InlineData("acta.pdf", null)]
    [InlineData(null, null)]
    public void AnAddressIsThatOfTheWebWithoutItsFragment(string? text, string? address) => Assert.Equal(address, LinkAddress.Of(text));

    [Theory]
    [InlineData("https://panamacompra.invalid/x", true)]
    [InlineData("http://localhost:5000/x", true)]
    [InlineData("https://www.example.org/x", true)]
    [InlineData("https://obras.gob.pa/x", false)]
    public void NamesThatNobodyCanHaveAreNotAsked(string address, bool isInvented) => Assert.Equal(isInvented, LinkAddress.IsInvented(new Uri(address)));

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void EveryCauseHasItsText(string language) =>
        Assert.All(LinkAnswer.Causes, cause => Assert.DoesNotContain("link.cause", OpenContracting.Web.Hosting.PortalTexts.All[language, $"link.cause.{cause}"]));
}
