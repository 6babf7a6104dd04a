using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The whole dataset as one OC4IDS project package: what CoST's datastore fetches once a day.</summary>
public static class PackageApi
{
    public const string Address = "/api/v1/oc4ids/package.json";

    public static void MapPackage(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, GetPackage)
            .WithName("getOc4idsPackage").WithTags("OC4IDS")
            .WithSummary("The complete OC4IDS 0.9.5 project package")
            .WithDescription("Always valid, always whole; the last good copy is kept when a build fails. "
                + "Strong ETag, Last-Modified, ranges, and precompressed gzip and brotli.")
            .WithMetadata(new AnswerSchema(StandardSchemas.ProjectPackage))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.NoPublicationYet);

    private static async Task<IResult> GetPackage(
        HttpContext context, PublishedFiles files, Published published, CancellationToken cancellation)
    {
        var encodings = await files.FindAsync("package.json", cancellation);
        if (encodings.Count == 0)
            return new Problem(ProblemKind.NoPublicationYet);

        var encoding = AcceptedEncoding.Choose(context.Request, [.. encodings.Select(file => file.Encoding)]);
        var file = encodings.Single(file => file.Encoding == encoding);
        var publication = await published.CurrentAsync(cancellation);
        var headers = context.Response.Headers;
        headers.Vary = "Accept-Encoding";
        headers.CacheControl = "public, max-age=60";
        if (encoding != "identity")
            headers.ContentEncoding = encoding;
        if (publication?.Licence is { } licence)
            headers.Link = $"<{licence}>; rel=\"license\"";
        if (publication is not null)
            headers["X-Data-As-Of"] = publication.DataAsOf.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return Results.File(
            await files.PathOfAsync(file, cancellation),
            file.ContentType,
            lastModified: publication?.PublishedAt,
            entityTag: new EntityTagHeaderValue(file.ETag),
            enableRangeProcessing: true);
    }
}
