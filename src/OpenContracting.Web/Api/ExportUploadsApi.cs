using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pushes;

namespace OpenContracting.Web.Api;

/// <summary>Large exports by pieces: what has arrived stays, and the sender goes on from there.</summary>
internal static class ExportUploadsApi
{
    private const string List = ExportsApi.List + "/uploads";
    private const string Offset = "Upload-Offset";
    private const string Length = "Upload-Length";
    private const string Complete = "Upload-Complete";

    public static void MapExportUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(List, Begin)
            .WithName("beginUpload").WithTags("Exports")
            .WithSummary("Begin an export that is sent by pieces")
            .WithDescription("With `Repr-Digest` and `Upload-Length` an upload that broke off is found again: the answer's `offset` says where to go on; what this key has sent before is answered with its receipt.")
            .WithMetadata(
                new QueryParameter("name", "string", "The file's name, for example 2026-07.zip.", IsRequired: true),
                new QueryParameter("period", "string", "The time it covers, for example 2026-07."),
                new QueryParameter("licence", "string", "The licence of the data, as a URI."))
            .Produces<UploadBody>(StatusCodes.Status201Created)
            .Produces<ReceiptBody>()
            .ProducesProblems(
                ProblemKind.ExportNameMissing, ProblemKind.KeyMissing, ProblemKind.DemoInstance, ProblemKind.UploadsOpen, ProblemKind.ExportTooLarge, ProblemKind.PushQuota)
            .RequireRateLimiting(RateLimits.Push);
        routes.MapGet(List + "/{id:guid}", Get)
            .WithName("getUpload").WithTags("Exports")
            .WithSummary("How far an upload has come")
            .WithDescription("`offset` is where to go on. For the key that began it alone; for all others it is not there.")
            .Produces<UploadBody>()
            .ProducesProblems(ProblemKind.UnknownUpload, ProblemKind.KeyMissing);
        routes.MapPatch(List + "/{id:guid}", Append)
            .WithName("continueUpload").WithTags("Exports")
            .WithSummary("Send the next piece of an export")
            .WithDescription("The body goes to `Upload-Offset`, which must be where the upload stands. With `Upload-Complete: ?1` it was the last one, and the export is taken in.")
            .WithMetadata(new FileBody("The next bytes; none where only the end is to be told.", IsRequired: false))
            .Produces<UploadBody>()
            .Produces<ReceiptBody>(StatusCodes.Status202Accepted)
            .ProducesProblems(
                ProblemKind.UnknownUpload, ProblemKind.UploadOffset, ProblemKind.KeyMissing, ProblemKind.ExportTooLarge, ProblemKind.DigestMismatch, ProblemKind.MalformedRequest,
                ProblemKind.PushQuota)
            .RequireRateLimiting(RateLimits.Piece);
        routes.MapDelete(List + "/{id:guid}", Forget)
            .WithName("cancelUpload").WithTags("Exports")
            .WithSummary("Give an upload up; nothing of it is kept")
            .WithDescription("For the key that began it alone. Nothing that came of it is kept.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(ProblemKind.UnknownUpload, ProblemKind.KeyMissing);
    }

    private static async Task<IResult> Begin(
        HttpContext context, PushDoor door, ExportUploads uploads, ExportIntake intake, PushCallbacks callbacks, PublicAddress address, CancellationToken cancellation)
    {
        var (key, refusal) = await door.OpenAsync(context.Request, cancellation);
        if (key is null)
            return refusal!;
        var (push, mistake) = await IncomingPush.ReadAsync(context.Request, [], cancellation);
        if (push is null)
            return mistake!;
        long? length = null;
        if (context.Request.Headers[Length].ToString() is { Length: > 0 } text)
            length = Number(text) is > 0 and var stated ? stated : -1;
        if (length == -1)
            return new Problem(ProblemKind.MalformedRequest, new TextKey("push.length"));
        if (length > door.Largest(key))
            return new Problem(ProblemKind.ExportTooLarge, door.Largest(key));
        var delivery = push.Delivery(key);
        // The last answer may have been lost.
        if (push.Sha256 is not null && await intake.ReceiptOfAsync(push.Sha256, delivery.From!, cancellation) is { } receipt)
        {
            await callbacks.RequestAsync(key, receipt.ExportId, cancellation);
            return ExportsApi.Answer(receipt, address);
        }

        if (await uploads.FindAsync(delivery, key.Id, length, cancellation) is not { } upload)
        {
            if (await door.QuotaAsync(context, key, cancellation) is { } quota)
                return quota;
            if (await uploads.BeginAsync(delivery, key.Id, length, cancellation) is not { } begun)
                return new Problem(ProblemKind.UploadsOpen, ExportUploads.MostOpen);
            upload = begun;
        }

        var body = Body(context, upload, address);
        return Results.Created(body.Address, body);
    }

    private static async Task<IResult> Get(Guid id, HttpContext context, PushDoor door, ExportUploads uploads, PublicAddress address, CancellationToken cancellation)
    {
        var (_, upload, refusal) = await FindAsync(id, context.Request, door, uploads, cancellation);
        return upload is null ? refusal! : Results.Ok(Body(context, upload, address));
    }

    private static async Task<IResult> Append(
        Guid id, HttpContext context, PushDoor door, ExportUploads uploads, PushCallbacks callbacks, AuditLog audit, PublicAddress address, TimeProvider clock,
        CancellationToken cancellation)
    {
        var (key, upload, refusal) = await FindAsync(id, context.Request, door, uploads, cancellation);
        if (key is null || upload is null)
            return refusal!;
        if (Number(context.Request.Headers[Offset].ToString()) is not { } offset)
            return new Problem(ProblemKind.MalformedRequest, new TextKey("push.offset"));
        var ends = context.Request.Headers[Complete] == "?1";
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = door.Largest(key);
        try
        {
            if (!upload.IsDone)
            {
                var reached = await uploads.AppendAsync(upload, offset, context.Request.Body, door.Largest(key), cancellation);
                upload = upload with { Offset = reached, ExpiresAt = reached > offset ? clock.GetUtcNow() + ExportUploads.Patience : upload.ExpiresAt };
            }

            if (!ends)
                return Results.Ok(Body(context, upload, address));
            if (upload.Offset == 0)
                return new Problem(ProblemKind.ExportEmpty);
            if (upload.Offset < upload.Length)
                return new Problem(ProblemKind.UploadOffset, upload.Offset, upload.Length);
            // Uploads that were begun together are not all let in together. What has come waits.
            if (!upload.IsDone && await door.QuotaAsync(context, key, cancellation) is { } quota)
                return quota;
            var receipt = await uploads.EndAsync(upload, cancellation);
            await ExportsApi.NoteAsync(receipt, key, callbacks, audit, cancellation);
            return ExportsApi.Answer(receipt, address);
        }
        catch (Exception tooLarge) when (tooLarge is UploadTooLargeException or BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await uploads.ForgetAsync(upload, cancellation);
            return new Problem(ProblemKind.ExportTooLarge, Math.Min(door.Largest(key), upload.Length ?? long.MaxValue));
        }
        catch (DifferentHashException different)
        {
            return ExportsApi.Different(different);
        }
        catch (UploadMovedException)
        {
            if (await uploads.FindAsync(id, key.Id, cancellation) is not { } stands)
                return new Problem(ProblemKind.UnknownUpload, id);
            context.Response.Headers[Offset] = stands.Offset.ToString(CultureInfo.InvariantCulture);
            return new Problem(ProblemKind.UploadOffset, stands.Offset, offset);
        }
    }

    private static async Task<IResult> Forget(Guid id, HttpContext context, PushDoor door, ExportUploads uploads, CancellationToken cancellation)
    {
        var (_, upload, refusal) = await FindAsync(id, context.Request, door, uploads, cancellation);
        if (upload is null)
            return refusal!;
        await uploads.ForgetAsync(upload, cancellation);
        return Results.NoContent();
    }

    private static async Task<(PublisherKey? Key, UploadState? Upload, Problem? Refusal)> FindAsync(
        Guid id, HttpRequest request, PushDoor door, ExportUploads uploads, CancellationToken cancellation)
    {
        var (key, refusal) = await door.OpenAsync(request, cancellation);
        if (key is null)
            return (null, null, refusal);
        return await uploads.FindAsync(id, key.Id, cancellation) is { } upload ? (key, upload, null) : (key, null, new Problem(ProblemKind.UnknownUpload, id));
    }

    private static UploadBody Body(HttpContext context, UploadState upload, PublicAddress address)
    {
        context.Response.Headers[Offset] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return new UploadBody(
            upload.Id, upload.Offset, upload.Length, upload.ExpiresAt, address.Of($"{List}/{upload.Id}"),
            upload.IsDone ? address.Of($"{ExportsApi.List}/{upload.ExportId}") : null);
    }

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
