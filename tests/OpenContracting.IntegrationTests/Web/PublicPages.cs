using System.Text.Json;
using System.Text.RegularExpressions;
using OpenContracting.Tests;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries.Weeks;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The pages anyone may read; a new page is in it without being added.</summary>
internal static partial class PublicPages
{
    public static IEnumerable<PageAddress> All =>
        PageAddress.All.Where(page => !page.Page.StartsWith("/Staff/", StringComparison.Ordinal) && page != PageAddress.NotFound).Append(PageAddress.SignIn);

    /// <summary>The addresses of all pages; those of one thing show the one given, or the first.</summary>
    public static async Task<IReadOnlyList<string>> AddressesAsync(RunningPortal portal, string language, string? project, string? institution)
    {
        using var sent = await portal.Client.PostAsync(
            "/api/v1/validations?name=Paquete%201.json", new ByteArrayContent(await File.ReadAllBytesAsync(RepositoryFiles.Fixture("reports", "package.json"))));
        using var validation = JsonDocument.Parse(await sent.Content.ReadAsStringAsync());
        var id = validation.RootElement.GetProperty("id").GetString();
        var supplier = SupplierLink().Match(await portal.Client.GetStringAsync(PageAddress.Suppliers.Spanish)) is { Success: true } link ? link.Groups[1].Value : "1";
        var committee = await portal.FirstCommitteeAsync();
        var observation = await portal.FirstCaseAsync();
        return
        [
            .. All.Select(page => page.In(
                language,
                page == PageAddress.Project || page == PageAddress.Provenance || page == PageAddress.ProjectEmbed || page == PageAddress.Poster ? project
                : page == PageAddress.Institution || page == PageAddress.InstitutionTransparency ? institution
                : page == PageAddress.Validation ? id
                : page == PageAddress.Rule ? "period-order"
                : page == PageAddress.Supplier ? Uri.UnescapeDataString(supplier)
                : page == PageAddress.Committee ? committee
                : page == PageAddress.Case ? observation
                : page == PageAddress.Recommendation ? "cocreacion-2023-05"
                : page == PageAddress.Signal ? "cost-growth"
                : page == PageAddress.Week ? Week.Of(DateTimeOffset.UtcNow).ToString()
                : page == PageAddress.Lesson ? "who-competes"
                : "1")),
        ];
    }

    [GeneratedRegex("href=\"/empresas/([^\"?]+)\"")]
    private static partial Regex SupplierLink();
}
