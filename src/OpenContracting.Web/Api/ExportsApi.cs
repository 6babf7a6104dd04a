using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Features;
using OpenContracting.Jobs.Exports;
using OpenContracting.Storage.People;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pushes;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Exports: sent in with a key, and followed until every row is accounted for.</summary>
public static class ExportsApi
{
    internal const string List = "/api/v1/exports";

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(List, PostExport)
            .WithName("pushExport").WithTags("Exports")
            .WithSummary("Send an export")
            .WithDescription("One file as the body, streamed, or as the file of a form; the key as `Authorization: Bearer …`. With `Repr-Digest: sha-256=:…:` the bytes are checked. "
                + "The same bytes again are answered with the export they already are. Under an `Idempotency-Key` a push that is sent again is answered as it was, for a week. "
                + "Rows that cannot be used do not hold up the others. With `dry-run=true` the answer says what would become of every row, and nothing is kept. "
                + "When the key has a webhook, the report is posted there, signed (`OpenContracting-Signature: t=…,v1=…`: HMAC-SHA-256 of time, full stop and body, with the SHA-256 of the key).")
            .WithMetadata(
                new QueryParameter("name", "string", "The file's name, for example 2026-07.zip; a form's file has its own."),
                new QueryParameter("period", "string", "The time it covers, for example 2026-07."),
                new QueryParameter("licence", "string", "The licence of the data, as a URI."),
                new QueryParameter("dry-run", "boolean", "True to try it only."))
            .WithMetadata(new FileBody("The export as it is: ZIP, JSON, JSON Lines or CSV; gzip as well."))
            .Produces<ReceiptBody>(StatusCodes.Status202Accepted)
            .Produces<ReceiptBody>()
            .ProducesProblems(
                ProblemKind.ExportNameMissing, ProblemKind.KeyMissing, ProblemKind.DemoInstance, ProblemKind.ExportTooLarge,
                ProblemKind.DigestMismatch, ProblemKind.TooManyRequests)
            .RequireRateLimiting(RateLimits.Push);
        routes.MapGet(List + "/{id:long}", GetExport)
            .WithName("getExport").WithTags("Exports")
            .WithSummary("How far an export has come")
            .WithDescription("rows = used + quarantined + duplicates, for each table; `released` means that the next publication takes it in.")
            .Produces<ExportDetailBody>()
            .ProducesProblems(ProblemKind.UnknownExport)
            .TakesNoParameters();
        routes.MapExportUploads();
    }

    private static async Task<IResult> PostExport(
        HttpContext context, PushDoor door, ExportIntake intake, PushTrial trial, RepeatedPushes repeated, PushCallbacks callbacks, AuditLog audit,
        PublicAddress address, CancellationToken cancellation)
    {
        var (key, refusal) = await door.OpenAsync(context.Request, cancellation);
        if (key is null)
            return refusal!;
        var largest = door.Largest(key);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
        if (context.Request.ContentLength > largest)
            return new Problem(ProblemKind.ExportTooLarge, largest);
        if (context.Request.ContentLength == 0)
            return new Problem(ProblemKind.ExportEmpty);
        try
        {
            var (push, mistake) = await IncomingPush.ReadAsync(context.Request, [IncomingPush.DryRun], cancellation);
            if (push is null)
                return mistake!;
            if (push.IsTrial)
                return Results.Ok(await trial.RunAsync(push.Content!, push.Name, push.Sha256, RequestLanguage.Of(context.Request), cancellation));
            return await door.QuotaAsync(context, key, cancellation)
                ?? await AcceptAsync(push, key, intake, repeated, callbacks, audit, address, cancellation);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Problem(ProblemKind.ExportTooLarge, largest);
        }
        catch (DifferentHashException different)
        {
            return Different(different);
        }
        catch (EmptyExportException)
        {
            return new Problem(ProblemKind.ExportEmpty);
        }
    }

    private static async Task<IResult> AcceptAsync(
        IncomingPush push, PublisherKey key, ExportIntake intake, RepeatedPushes repeated, PushCallbacks callbacks, AuditLog audit, PublicAddress address,
        CancellationToken cancellation)
    {
        if (push.IdempotencyKey is null)
            return Answer(await TakeAsync(push, key, intake, callbacks, audit, cancellation), address);
        var before = await repeated.BeginAsync(key.Id, push.IdempotencyKey, push.Fingerprint, cancellation);
        switch (before)
        {
            case { Is: RepeatedPush.Answer.Different }:
                return new Problem(ProblemKind.IdempotencyKeyReused, push.IdempotencyKey);
            case { Is: RepeatedPush.Answer.UnderWay }:
                return new Problem(ProblemKind.PushUnderWay, push.IdempotencyKey);
            case { Is: RepeatedPush.Answer.Known, ExportId: var known }:
                var answered = await intake.ReceiptOfAsync(known, cancellation);
                return await IsSameAsync(push, answered, cancellation) ? Answer(answered, address) : new Problem(ProblemKind.IdempotencyKeyReused, push.IdempotencyKey);
        }

        long? became = null;
        try
        {
            var receipt = await TakeAsync(push, key, intake, callbacks, audit, cancellation);
            became = receipt.ExportId;
            return Answer(receipt, address);
        }
        finally
        {
            await repeated.EndAsync(key.Id, push.IdempotencyKey, before.Since, became);
        }
    }

    /// <summary>Whether a push brings the bytes it is taken to repeat: by its hash, which was compared, or by themselves.</summary>
    private static async Task<bool> IsSameAsync(IncomingPush push, Receipt answered, CancellationToken cancellation) =>
        push.Sha256 is not null
        || ((push.Length ?? answered.Size) == answered.Size && (await SHA256.HashDataAsync(push.Content!, cancellation)).AsSpan().SequenceEqual(answered.Sha256));

    private static async Task<Receipt> TakeAsync(
        IncomingPush push, PublisherKey key, ExportIntake intake, PushCallbacks callbacks, AuditLog audit, CancellationToken cancellation)
    {
        var receipt = await intake.AcceptAsync(push.Content!, push.Delivery(key), cancellation);
        await NoteAsync(receipt, key, callbacks, audit, cancellation);
        return receipt;
    }

    internal static async Task NoteAsync(Receipt receipt, PublisherKey key, PushCallbacks callbacks, AuditLog audit, CancellationToken cancellation)
    {
        await audit.RecordAsync(PushDoor.From(key), "export-pushed", receipt.ExportId.ToString(CultureInfo.InvariantCulture));
        await callbacks.RequestAsync(key, receipt.ExportId, cancellation);
    }

    internal static IResult Answer(Receipt receipt, PublicAddress address)
    {
        var body = new ReceiptBody(
            receipt.ExportId, receipt.Known, receipt.Size, Convert.ToHexStringLower(receipt.Sha256), address.Of($"{List}/{receipt.ExportId}"));
        return receipt.Known ? Results.Ok(body) : Results.Accepted(body.Status, body);
    }

    internal static Problem Different(DifferentHashException different) => new(
        ProblemKind.DigestMismatch, Convert.ToHexStringLower(different.Announced), Convert.ToHexStringLower(different.Received));

    private static async Task<IResult> GetExport(long id, HttpContext context, StatusReport report, CancellationToken cancellation) =>
        await ExportReport.OfAsync(report, id, RequestLanguage.OfVarying(context), cancellation) is { } body ? Results.Ok(body) : new Problem(ProblemKind.UnknownExport, id);
}
