using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Hosting;

/// <summary>Sends public pages compressed: on a slow connection they are there in a third of the time.</summary>
public static class PageCompression
{
    /// <summary>
    /// Pages with something that is one reader's alone. Compressed, their length would tell somebody who can have words put into them what else they hold (BREACH).
    /// </summary>
    private static readonly string[] Private = ["/Staff/", "/Cases/", "/Alerts/"];

    public static void AddPageCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;
        compression.MimeTypes = ["text/html"];
    });

    public static void UsePageCompression(this WebApplication app) => app.UseWhen(IsPublicPage, pages => pages.UseResponseCompression());

    private static bool IsPublicPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageLanguage>() is { } page && !Private.Any(folder => page.Address.Page.StartsWith(folder, StringComparison.Ordinal));
}
