using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;
using OpenContracting.Web.Usage;

namespace OpenContracting.Web.Api;

/// <summary>Answers who asks for a published project that is in memory before anything that only other requests need.</summary>
/// <remarks>
/// Only the plainest question is answered here: who names a range, an origin, a cookie or a key, or has an older version, goes the long way. Both say the same, header
/// by header; the limits and the counts are the same ones.
/// </remarks>
public static class ProjectShortcut
{
    private const string Path = "/api/v1/projects/";

    private static readonly UsageRoute Counted = UsageRoutes.OfOperation("getProject");

    public static void UseProjectShortcut(this WebApplication app)
    {
        var services = app.Services;
        var (cache, usage, kind) = (
            services.GetRequiredService<ProjectCache>(), services.GetRequiredService<UsageCollector>(), services.GetRequiredService<InstanceKind>());
        var limiter = services.GetRequiredService<IOptions<RateLimiterOptions>>().Value.GlobalLimiter!;
        // The endpoint names the route to metrics and traces.
        var endpoint = new Lazy<Endpoint>(() => services.GetRequiredService<EndpointDataSource>().Endpoints
            .First(one => one.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "getProject"));
        app.Use(next => context =>
            IsPlain(context.Request) && cache.Find(context.Request.Path.Value.AsSpan(Path.Length)) is { } project
            && project.Body.Choose(context.Request) is var coding
            && IsCurrent(context.Request.Headers.IfNoneMatch, project.Body.TagOf(coding)) is { } isKnown
            // Who has asked too often is told so on the long way.
            && limiter.AttemptAcquire(context).IsAcquired
                ? AnswerAsync(context, project, coding, isKnown)
                : next(context));

        Task AnswerAsync(HttpContext context, CachedProject project, string coding, bool isKnown)
        {
            context.SetEndpoint(endpoint.Value);
            var response = context.Response;
            var headers = response.Headers;
            SecurityHeaders.OfApi(headers, kind, context.Request.IsHttps);
            headers.CacheControl = CachedProject.CacheControl;
            headers["X-Version"] = project.Version;
            headers.ETag = project.Body.TagOf(coding);
            headers.LastModified = project.LastModified;
            project.Body.Say(headers, coding);
            if (isKnown)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                headers.Remove("Content-Encoding");
                usage.Record(context, Counted, project.Id, "");
                return Task.CompletedTask;
            }

            headers.ContentType = "application/json";
            var bytes = project.Body.In(coding);
            headers.ContentLength = bytes.Length;
            var sending = response.BodyWriter.WriteAsync(bytes);
            if (!sending.IsCompletedSuccessfully)
                return AfterAsync(sending.AsTask(), context, project);
            usage.Record(context, Counted, project.Id, "json");
            return Task.CompletedTask;
        }

        async Task AfterAsync(Task sending, HttpContext context, CachedProject project)
        {
            await sending;
            usage.Record(context, Counted, project.Id, "json");
        }
    }

    private static bool IsPlain(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Path.Value is not { } path || !path.StartsWith(Path, StringComparison.Ordinal) || request.QueryString.HasValue
            || request.PathBase.HasValue)
            return false;
        var headers = request.Headers;
        return headers.Cookie.Count == 0 && headers.Authorization.Count == 0 && headers.Origin.Count == 0 && headers.Range.Count == 0
            && headers.IfMatch.Count == 0 && headers.IfModifiedSince.Count == 0 && headers.IfUnmodifiedSince.Count == 0
            && UsageCollector.Purpose(headers) is null;
    }

    /// <summary>Whether who asks has this version; null when what they have is for the long way to compare.</summary>
    private static bool? IsCurrent(StringValues known, string tag) =>
        known.Count == 0 ? false : known.Count == 1 && known[0] == tag ? true : null;
}
