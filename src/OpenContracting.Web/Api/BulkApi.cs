using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpenContracting.Publications.Bulk;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The dataset in files: whole, by year and by change, in every format, with a manifest that says what each holds.</summary>
public static class BulkApi
{
    public const string Manifest = "/api/v1/bulk/manifest.json";

    public static void MapBulk(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Manifest, (HttpContext context, BulkFiles bulk, PublishedFiles files, CancellationToken cancellation) =>
                FileAsync(null, "manifest.json", context, bulk, files, cancellation))
            .WithName("getBulkManifest").WithTags("Bulk")
            .WithSummary("Every bulk file with its size, rows and SHA-256")
            .WithDescription("`uri` leads to the very bytes described, as long as that publication is kept (`snapshots`: the last of each of 7 days and 24 months); "
                + "`latest` to the newest file of that name. `SHA256SUMS` beside it is for `sha256sum --check`; "
                + "both are signed (`openssl dgst -sha256 -verify signing-key.pem -signature manifest.json.sig manifest.json`). `lastChange` is where the change feed goes on.")
            .Produces<BulkManifest>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.NoPublicationYet);
        routes.MapGet("/api/v1/bulk/{**file}", (string file, HttpContext context, BulkFiles bulk, PublishedFiles files, CancellationToken cancellation) =>
                FileAsync(null, file, context, bulk, files, cancellation))
            .WithName("getBulkFile").WithTags("Bulk")
            .WithSummary("A bulk file of the newest publication, by its name in the manifest")
            .WithDescription("Strong ETag, Content-Length and ranges, so that an interrupted download is resumed (`curl -C -`).")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownFile);
        routes.MapGet("/api/v1/bulk/publications/{publication:long}/{**file}", (long publication, string file, HttpContext context, BulkFiles bulk, PublishedFiles files, CancellationToken cancellation) =>
                FileAsync(publication, file, context, bulk, files, cancellation))
            .WithName("getBulkSnapshotFile").WithTags("Bulk")
            .WithSummary("A bulk file of one publication: these bytes never change")
            .WithDescription("Under the `uri` that a manifest gives. Strong ETag, Content-Length and ranges. Kept as long as the manifest lists the publication among "
                + "its `snapshots`; 404 after that.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownFile);
    }

    private static async Task<IResult> FileAsync(
        long? publication, string name, HttpContext context, BulkFiles bulk, PublishedFiles files, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(context.Request.Query) is { } refused)
            return refused;
        if (await bulk.FindAsync(publication, name, cancellation) is not { } file)
            return name == "manifest.json" && publication is null ? new Problem(ProblemKind.NoPublicationYet) : new Problem(ProblemKind.UnknownFile, name);
        var headers = context.Response.Headers;
        // Not for ever: the redaction of a version takes it out of the files of that day too.
        headers.CacheControl = publication is null ? "public, max-age=60" : "public, max-age=86400";
        headers["X-Total-Count"] = file.Rows.ToString(CultureInfo.InvariantCulture);
        headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(file.Sha256)}:";
        return Results.File(
            await files.PathOfAsync(file, cancellation), file.ContentType, DownloadName(file),
            entityTag: new EntityTagHeaderValue(file.ETag), enableRangeProcessing: true);
    }

    /// <summary>What a browser saves it as; what is read in the browser has none.</summary>
    private static string? DownloadName(PublicationFile file) =>
        file.ContentType.StartsWith("application/json", StringComparison.Ordinal) || file.ContentType.StartsWith("text/", StringComparison.Ordinal)
            ? null : file.Name["bulk/".Length..].Replace('/', '-');
}
