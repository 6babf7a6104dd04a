namespace OpenContracting.Web.Api.Problems;

/// <summary>The language of an answer to a machine: English when <c>Accept-Language</c> prefers it to Spanish, else Spanish.</summary>
public static class RequestLanguage
{
    /// <summary>The language, for an answer that other readers get in another: caches are told.</summary>
    public static string OfVarying(HttpContext context)
    {
        context.Response.Headers.Append("Vary", "Accept-Language");
        return Of(context.Request);
    }

    public static string Of(HttpRequest request)
    {
        double spanish = -1, english = -1;
        foreach (var accepted in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = accepted.Quality ?? 1;
            if (accepted.Value.StartsWith("es", StringComparison.OrdinalIgnoreCase))
                spanish = Math.Max(spanish, quality);
            else if (accepted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                english = Math.Max(english, quality);
        }

        return english > spanish && english > 0 ? "en" : "es";
    }
}
