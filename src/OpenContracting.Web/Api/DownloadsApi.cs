using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Downloads;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Whatever a filter finds, made into a file aside: for what takes longer than a request should.</summary>
public static class DownloadsApi
{
    public const string Address = "/api/v1/downloads";

    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(500);

    public static void MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address, PostDownload)
            .WithName("orderDownload").WithTags("Downloads")
            .WithSummary("Have the projects that a filter finds made into a file")
            .WithDescription("Answers 202 at once; follow `links.self` until `state` is `done`, then fetch `links.file`, in parts if need be. A DELETE of `links.self` cancels it. "
                + "The id works for 24 hours, on any process of the instance: after a restart the file is made again.")
            .WithMetadata([
                new QueryParameter("format", "string", $"One of {string.Join(", ", DownloadFormat.All.Select(format => format.Name))}; csv when absent."),
                .. ProjectListParameters.All.Where(parameter => parameter.Name is not ("limit" or "cursor"))])
            .Produces<DownloadBody>(StatusCodes.Status202Accepted)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.DownloadsBusy, ProblemKind.TooManyRequests)
            .RequireRateLimiting(RateLimits.Validation);
        routes.MapGet(Address + "/{id}", GetDownload)
            .WithName("getDownload").WithTags("Downloads")
            .WithSummary("How far a download is")
            .WithDescription("Ask every second or two until `state` is `done`, `failed` or `cancelled`. The id works for 24 hours; 404 after that.")
            .Produces<DownloadBody>()
            .ProducesProblems(ProblemKind.UnknownDownload, ProblemKind.DownloadsBusy);
        routes.MapGet(Address + "/{id}/file", GetFile)
            .WithName("getDownloadFile").WithTags("Downloads")
            .WithSummary("The file of a download that is done; ranges and a strong ETag")
            .WithDescription("409 with `Retry-After` until it is done. An interrupted transfer goes on with `Range` and `If-Range`.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownDownload, ProblemKind.DownloadNotDone, ProblemKind.DownloadsBusy);
        routes.MapDelete(Address + "/{id}", DeleteDownload)
            .WithName("cancelDownload").WithTags("Downloads")
            .WithSummary("Cancel a download")
            .WithDescription("What is being written is stopped, and a finished file is deleted. Doing it twice changes nothing.")
            .Produces<DownloadBody>()
            .ProducesProblems(ProblemKind.UnknownDownload, ProblemKind.DownloadsBusy);
    }

    private static async Task<IResult> PostDownload(HttpContext context, DownloadDesk desk, PublicAddress address)
    {
        var filter = ProjectFilter.Read(context.Request.Query, ["format"], out var problems);
        if (problems.Count > 0)
            return problems[0];
        var name = context.Request.Query["format"].ToString() is { Length: > 0 } given ? given : "csv";
        if (DownloadFormat.Find(name) is null)
            return RequestParameters.Malformed("format", name, "parameter.group", string.Join(", ", DownloadFormat.All.Select(format => format.Name)));
        if (desk.Take(name, QueryString.Create(filter.ToParameters()!).Value ?? "") is not { } download)
            return Busy(context);
        // A small one is done before anybody could ask.
        await Task.WhenAny(download.Ended, Task.Delay(Usual, context.RequestAborted));
        var body = DownloadBody.Of(download, RequestLanguage.Of(context.Request), address);
        return Results.Accepted(body.Links.Self, body);
    }

    private static IResult GetDownload(string id, HttpContext context, DownloadDesk desk, PublicAddress address) =>
        Find(id, context, desk, out var refused) is { } download ? Body(download, context, address) : refused;

    private static IResult GetFile(string id, HttpContext context, DownloadDesk desk)
    {
        if (Find(id, context, desk, out var refused) is not { } download)
            return refused;
        if (download.State != DownloadState.Done)
        {
            context.Response.Headers.RetryAfter = "2";
            return new Problem(ProblemKind.DownloadNotDone, new TextKey(DownloadBody.MessageOf(download)));
        }

        if (Open(download) is not { } file)
            return new Problem(ProblemKind.DownloadNotDone, new TextKey(DownloadBody.MessageOf(download)));
        context.Response.RegisterForDispose(file);
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.Headers["X-Total-Count"] = download.RowsDone.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(download.Sha256!)}:";
        var format = DownloadFormat.Find(download.Order.Format)!;
        return Results.File(
            file, format.ContentType, $"opencontracting-panama.{format.Name}", lastModified: File.GetLastWriteTimeUtc(file.SafeFileHandle),
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(download.Sha256!)}\""), enableRangeProcessing: true);
    }

    private static IResult DeleteDownload(string id, HttpContext context, DownloadDesk desk, PublicAddress address)
    {
        if (Find(id, context, desk, out var refused) is not { } download)
            return refused;
        download.Cancel();
        return Body(download, context, address);
    }

    private static Download? Find(string id, HttpContext context, DownloadDesk desk, out IResult refused)
    {
        refused = RequestParameters.Refuse(context.Request.Query) ?? new Problem(ProblemKind.UnknownDownload);
        if (context.Request.Query.Count > 0 || desk.Read(id) is not { } order)
            return null;
        var download = desk.Find(order);
        if (download is null)
            refused = Busy(context);
        return download;
    }

    /// <summary>The file; null when it was deleted at this moment.</summary>
    private static FileStream? Open(Download download)
    {
        try
        {
            return new FileStream(download.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static IResult Body(Download download, HttpContext context, PublicAddress address)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(DownloadBody.Of(download, RequestLanguage.Of(context.Request), address));
    }

    private static Problem Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return new Problem(ProblemKind.DownloadsBusy);
    }
}
