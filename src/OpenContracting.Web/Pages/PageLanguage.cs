namespace OpenContracting.Web.Pages;

/// <summary>The language an address speaks, and the page it belongs to.</summary>
public sealed record PageLanguage(string Language, PageAddress Address)
{
    public static PageLanguage Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<PageLanguage>()
        ?? new PageLanguage(context.Request.Path.StartsWithSegments("/en") ? "en" : "es", PageAddress.NotFound);
}
