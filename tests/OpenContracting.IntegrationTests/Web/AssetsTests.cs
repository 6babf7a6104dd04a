using System.Security.Cryptography;
using OpenContracting.Tests;
using OpenContracting.Web.Hosting;

namespace OpenContracting.IntegrationTests.Web;

public sealed class AssetsTests
{
    private static readonly string Fonts = Path.Combine(RepositoryFiles.Root, "src", "OpenContracting.Web", "wwwroot", "fonts");

    [Fact]
    public void VendoredFontsAreTheOnesOfTheManifestAndBringTheirLicence()
    {
        var manifest = File.ReadAllLines(Path.Combine(Fonts, "SHA256SUMS"))
            .Select(line => line.Split("  ")).ToDictionary(parts => parts[1], parts => parts[0]);

        Assert.Equal(Directory.GetFiles(Fonts).Where(file => file.EndsWith("ttf") || file.EndsWith("woff2")).Select(Path.GetFileName).Order(), manifest.Keys.Order());
        Assert.All(manifest, font => Assert.Equal(
            font.Value, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Fonts, font.Key))))));
        Assert.All(manifest.Keys, font => Assert.True(File.Exists(Path.Combine(Fonts, font.Split('.', '-')[0] + ".LICENSE.txt"))));
    }

    [Fact]
    public async Task AnAssetIsAddressedByItsContentAndKeptForAYear()
    {
        await using var portal = await RunningPortal.StartRealAsync();

        using var style = await portal.Client.GetAsync(Assets.Address("portal.css"));
        using var other = await portal.Client.GetAsync("/assets/portal.000000000000.css");

        Assert.Equal("text/css", style.Content.Headers.ContentType?.MediaType);
        Assert.True(style.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300));
        Assert.Contains("url(\"/assets/fonts/archivo.", await style.Content.ReadAsStringAsync());
        Assert.Equal(System.Net.HttpStatusCode.NotFound, other.StatusCode);
    }
}
