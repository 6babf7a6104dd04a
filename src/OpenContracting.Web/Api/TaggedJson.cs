using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace OpenContracting.Web.Api;

/// <summary>A body with a strong entity tag, so that asking again costs nothing when nothing changed.</summary>
public sealed class TaggedJson<T>(T body, string contentType = "application/json") : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, options);
        httpContext.Response.Headers.CacheControl = "public, max-age=60";
        return new TaggedBytes(bytes, contentType).ExecuteAsync(httpContext);
    }
}
