using Microsoft.AspNetCore.Http.Features;
using OpenContracting.Web.Cases;

namespace OpenContracting.Web.Hosting;

/// <summary>Headers of every answer: what a page may load (only from here, nothing inline), who may frame it, what it tells others.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>Of pages made to be shown inside those of others.</summary>
    public static readonly string Framed = Policy.Replace("frame-ancestors 'none'", "frame-ancestors *");

    /// <summary>The one style element that the interactive API page's component (Swagger UI) adds, by its content.</summary>
    private const string ApiPageStyle = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

    private static readonly string ApiPagePolicy = Policy.Replace("style-src 'self'", $"style-src 'self' {ApiPageStyle}");

    public static void UseSecurityHeaders(this WebApplication app, InstanceKind kind) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        Set(headers, context.Request.Path.StartsWithSegments("/api") ? ApiPagePolicy : Policy, kind, context.Request.IsHttps);
        if (CasePages.IsOne(context.Request.Path))
        {
            headers["Referrer-Policy"] = "no-referrer";
            headers.CacheControl = "no-store";
            if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
                metrics.MetricsDisabled = true;
        }

        return next(context);
    });

    /// <summary>The headers of what the API answers.</summary>
    public static void OfApi(IHeaderDictionary headers, InstanceKind kind, bool isHttps) => Set(headers, ApiPagePolicy, kind, isHttps);

    private static void Set(IHeaderDictionary headers, string policy, InstanceKind kind, bool isHttps)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // Data are for everyone's pages; pages themselves are kept from other origins' windows by the line above.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (kind.IsDemo)
            headers["X-Robots-Tag"] = "noindex";
        if (isHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
    }
}
