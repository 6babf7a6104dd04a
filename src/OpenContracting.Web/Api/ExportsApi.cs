using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using OpenContracting.Jobs.Exports;
using OpenContracting.Web.Accounts;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Exports: sent in with a key, and followed until every row is accounted for.</summary>
public static class ExportsApi
{
    private const string List = "/api/v1/exports";

    private static readonly string[] PushParameters = ["name", "period", "licence"];

    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(List, PostExport)
            .WithName("pushExport").WithTags("Exports")
            .WithSummary("Send an export")
            .WithDescription("One file as the body, streamed; the key as `Authorization: Bearer …`. With `Repr-Digest: sha-256=:…:` the bytes are checked. "
                + "The same bytes again are answered with the export they already are. Rows that cannot be used do not hold up the others.")
            .WithMetadata(
                new QueryParameter("name", "string", "The file's name, for example 2026-07.zip.", IsRequired: true),
                new QueryParameter("period", "string", "The time it covers, for example 2026-07."),
                new QueryParameter("licence", "string", "The licence of the data, as a URI."))
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
            .ProducesProblems(ProblemKind.UnknownExport);
    }

    private static async Task<IResult> PostExport(
        HttpContext context, PublisherKeys keys, InstanceKind kind, InstanceSettings settings, ExportIntake intake, AuditLog audit,
        PublicAddress address, CancellationToken cancellation)
    {
        var request = context.Request;
        if (kind.IsDemo)
            return new Problem(ProblemKind.DemoInstance);
        if (Bearer(request) is not { } secret)
            return new Problem(ProblemKind.KeyMissing);
        if (await keys.FindAsync(secret, cancellation) is not { } key)
            return new Problem(ProblemKind.KeyNotAccepted);
        if (request.Query.Keys.FirstOrDefault(parameter => !PushParameters.Contains(parameter)) is { } unknown)
            return new Problem(ProblemKind.UnknownParameter, unknown, string.Join(", ", PushParameters)) { At = (unknown, Nearest.To(unknown, PushParameters)) };
        if (FileName(request.Query["name"]) is not { } name)
            return new Problem(ProblemKind.ExportNameMissing);
        if (!TryReadDigest(request, out var announced))
            return new Problem(ProblemKind.MalformedRequest, new TextKey("push.digest"));
        if (request.ContentLength == 0)
            return new Problem(ProblemKind.ExportEmpty);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = settings.LargestExport;
        if (request.ContentLength > settings.LargestExport)
            return new Problem(ProblemKind.ExportTooLarge, settings.LargestExport);

        try
        {
            var receipt = await intake.AcceptAsync(request.Body, new Delivery(name, key.Source)
            {
                Institution = key.Institution,
                Period = request.Query["period"].ToString() is { Length: > 0 } period ? period : null,
                Licence = request.Query["licence"].ToString() is { Length: > 0 } licence ? licence : null,
                From = $"key:{key.Prefix}",
                Sha256 = announced,
            }, cancellation);
            await audit.RecordAsync($"key:{key.Prefix}", "export-pushed", receipt.ExportId.ToString(CultureInfo.InvariantCulture));
            var body = new ReceiptBody(
                receipt.ExportId, receipt.Known, receipt.Size, Convert.ToHexStringLower(receipt.Sha256), address.Of($"{List}/{receipt.ExportId}"));
            return receipt.Known ? Results.Ok(body) : Results.Accepted(body.Status, body);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Problem(ProblemKind.ExportTooLarge, settings.LargestExport);
        }
        catch (DifferentHashException different)
        {
            return new Problem(
                ProblemKind.DigestMismatch, Convert.ToHexStringLower(different.Announced), Convert.ToHexStringLower(different.Received));
        }
    }

    private static string? Bearer(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header is { Scheme: var scheme, Parameter: { Length: > 0 } key } && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? key : null;

    /// <summary>The name alone: what stands before it on the sender's disk is none of our business.</summary>
    private static string? FileName(string? name) =>
        name?.Replace('\\', '/').Split('/')[^1].Trim() is { Length: > 0 and <= 200 } bare && !bare.Any(char.IsControl) ? bare : null;

    /// <summary>RFC 9530: <c>Repr-Digest: sha-256=:base64:</c>; absent is fine.</summary>
    private static bool TryReadDigest(HttpRequest request, out byte[]? announced)
    {
        announced = null;
        var header = request.Headers["Repr-Digest"].ToString();
        if (header.Length == 0)
            return true;
        var value = header.Split(',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith("sha-256=:", StringComparison.OrdinalIgnoreCase));
        var bytes = new byte[33];
        if (value is null || !Convert.TryFromBase64String(value[9..].TrimEnd(':'), bytes, out var length) || length != 32)
            return false;
        announced = bytes[..32];
        return true;
    }

    private static async Task<IResult> GetExport(long id, StatusReport report, CancellationToken cancellation)
    {
        if (await report.ExportAsync(id, cancellation) is not { } export)
            return new Problem(ProblemKind.UnknownExport, id);
        var tables = await report.TablesAsync(id, cancellation);
        return Results.Ok(new ExportDetailBody
        {
            Export = ExportBody.Of(new ExportStatus(
                export, tables.Sum(table => table.Rows), tables.Sum(table => table.Used), tables.Sum(table => table.Quarantined), tables.Sum(table => table.Duplicates))),
            Tables = [.. tables.Select(table => new TableBody(table.Table, table.Rows, table.Used, table.Quarantined, table.Duplicates))],
            UnknownTables = export.UnknownTables,
            Quarantine = (await report.QuarantineAsync(id, cancellation)).ToDictionary(reason => reason.Code, reason => reason.Count),
            Run = await report.RunOfAsync(id, cancellation) is { } run ? RunBody.Of(run) : null,
        });
    }
}
