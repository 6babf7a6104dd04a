using OpenContracting.Web.Pages;

namespace OpenContracting.IntegrationTests.Web;

/// <summary>The pages anyone may read; a new page is in it without being added.</summary>
internal static class PublicPages
{
    public static IEnumerable<PageAddress> All =>
        PageAddress.All.Where(page => !page.Page.StartsWith("/Staff/", StringComparison.Ordinal) && page != PageAddress.NotFound).Append(PageAddress.SignIn);
}
