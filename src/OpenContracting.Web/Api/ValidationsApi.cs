using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using OpenContracting.Storage.Submissions;
using OpenContracting.Validation.Reports;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Validations;

namespace OpenContracting.Web.Api;

/// <summary>Validation for everybody: a document in, four verdicts and a report in every format out, gone after the days chosen.</summary>
public static class ValidationsApi
{
    public const string Address = "/api/v1/validations";

    private static readonly string[] PostParameters = ["name", "url", "days"];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static void MapValidations(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(Address, PostValidation)
            .WithName("validate").WithTags("Validation")
            .WithSummary("Validate a document")
            .WithDescription("The document as the body (JSON, JSON Lines, tables as XLSX, CSV or a ZIP of CSV, gzip or ZIP), as a form with a `file`, a `text` or a `url`, or with an empty body "
                + "by the address in `url`. Small ones are answered with their verdicts (201); others are taken (202) and followed under `links.progress`. "
                + "`secret` is given once and deletes the validation. The document itself is not kept.")
            .WithMetadata(
                new QueryParameter("name", "string", "What the report calls the document."),
                new QueryParameter("url", "string", "Fetch the document from this public address."),
                new QueryParameter("days", "integer", "For how many days to keep the report; one of the choices of the instance."))
            .WithMetadata(new FileBody("The document; empty when `url` says where it is.", IsRequired: false))
            .Produces<ValidationBody>(StatusCodes.Status201Created)
            .Produces<ValidationBody>(StatusCodes.Status202Accepted)
            .ProducesProblems(
                ProblemKind.DocumentMissing, ProblemKind.DocumentTooLarge, ProblemKind.AddressNotPublic, ProblemKind.ValidatorBusy, ProblemKind.TooManyRequests)
            .RequireRateLimiting(RateLimits.Validation);
        routes.MapGet(Address + "/{id}", GetValidation)
            .WithName("getValidation").WithTags("Validation")
            .WithSummary("How far a validation is, and its four verdicts")
            .WithDescription("Follow it until `state` is `done` or `failed`. 404 once it has expired or was deleted. No list of validations exists: whoever has the "
                + "id can read it.")
            .Produces<ValidationBody>()
            .ProducesProblems(ProblemKind.UnknownValidation);
        routes.MapGet(Address + "/{id}/progress", GetProgress)
            .WithName("followValidation").WithTags("Validation")
            .WithSummary("How far a validation is, as server-sent events until it ends")
            .WithDescription("An event at every step, the last one when it ends; then the connection is closed. For those who cannot keep one open, `getValidation` "
                + "tells the same.")
            .Produces<ValidationProgress>(contentType: "text/event-stream")
            .ProducesProblems(ProblemKind.UnknownValidation)
            .TakesNoParameters();
        routes.MapGet(Address + "/{id}/report", GetReport)
            .WithName("getValidationReport").WithTags("Validation")
            .WithSummary("The report, in the format asked for")
            .WithDescription("409 until the validation is done. All formats tell the same findings; which there are stands in `links.reports`.")
            .WithMetadata(
                new QueryParameter("format", "string", "A name of `links.reports`; json when absent."),
                new QueryParameter("language", "string", "es or en; by Accept-Language when absent."))
            .Produces(StatusCodes.Status200OK, null, ReportFormats.All[0].MediaType, [.. ReportFormats.All.Skip(1).Select(format => format.MediaType)])
            .ProducesProblems(ProblemKind.UnknownValidation, ProblemKind.ValidationNotDone, ProblemKind.MalformedParameter);
        routes.MapGet(Address + "/{id}/badge.svg", GetBadge)
            .WithName("getValidationBadge").WithTags("Validation")
            .WithSummary("The four verdicts as a small picture for a web page")
            .WithDescription("SVG. 409 until the validation is done, 404 once it has expired.")
            .WithMetadata(new QueryParameter("language", "string", "es or en; by Accept-Language when absent."))
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml")
            .ProducesProblems(ProblemKind.UnknownValidation, ProblemKind.ValidationNotDone);
        routes.MapDelete(Address + "/{id}", DeleteValidation)
            .WithName("deleteValidation").WithTags("Validation")
            .WithSummary("Delete a validation and its report")
            .WithDescription("With the secret given when it was created, as `Authorization: Bearer …`.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblems(ProblemKind.UnknownValidation, ProblemKind.SecretMissing, ProblemKind.SecretNotAccepted);
    }

    private static async Task<IResult> PostValidation(
        HttpContext context, SubmissionIntake intake, PublicAddress address, CancellationToken cancellation)
    {
        Private(context);
        if (RequestParameters.Refuse(context.Request.Query, PostParameters) is { } unknown)
            return unknown;
        var (taken, refused) = await intake.TakeAsync(context.Request, cancellation);
        if (taken is null)
        {
            if (refused!.Kind == ProblemKind.ValidatorBusy)
                context.Response.Headers.RetryAfter = "60";
            return refused;
        }

        var body = ValidationBody.Of(taken.Submission, RequestLanguage.Of(context.Request), address, taken.Secret);
        return HasEnded(taken.Submission) ? Results.Created(body.Links.Self, body) : Results.Accepted(body.Links.Self, body);
    }

    private static async Task<IResult> GetValidation(
        HttpContext context, string id, Submissions submissions, PublicAddress address, CancellationToken cancellation)
    {
        Private(context);
        if (RequestParameters.Refuse(context.Request.Query) is { } unknown)
            return unknown;
        return await submissions.FindAsync(id, cancellation) is { } submission
            ? Results.Ok(ValidationBody.Of(submission, RequestLanguage.Of(context.Request), address))
            : new Problem(ProblemKind.UnknownValidation, id);
    }

    private static async Task<IResult> GetProgress(HttpContext context, string id, Submissions submissions, CancellationToken cancellation)
    {
        Private(context);
        if (await submissions.FindAsync(id, cancellation) is null)
            return new Problem(ProblemKind.UnknownValidation, id);
        // A proxy that gathers the answer before it passes it on would show nothing until the end.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(FollowAsync(id, submissions, cancellation));
    }

    private static async IAsyncEnumerable<SseItem<ValidationProgress>> FollowAsync(
        string id, Submissions submissions, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ValidationProgress? told = null;
        while (await submissions.FindAsync(id, cancellation) is { } submission)
        {
            var progress = new ValidationProgress(Word.Of(submission.State), submission.BytesRead, submission.Size);
            if (progress != told)
                yield return new SseItem<ValidationProgress>(progress, HasEnded(submission) ? "end" : "progress");
            if (HasEnded(submission))
                yield break;
            told = progress;
            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task<IResult> GetReport(HttpContext context, string id, Submissions submissions, PublicAddress address, CancellationToken cancellation)
    {
        Private(context);
        var query = context.Request.Query;
        if (RequestParameters.Refuse(query, "format", "language") is { } unknown)
            return unknown;
        var name = query["format"].ToString() is { Length: > 0 } asked ? asked : "json";
        if (ReportFormats.Find(name) is not { } format)
            return RequestParameters.Malformed("format", name, "parameter.format", string.Join(", ", ReportFormats.All.Select(each => each.Name)));
        if (Language(context.Request) is not { } language)
            return RequestParameters.Malformed("language", query["language"], "parameter.language");
        if (await submissions.FindAsync(id, cancellation) is not { } submission)
            return new Problem(ProblemKind.UnknownValidation, id);
        if (await submissions.ReportAsync(id, cancellation) is not { } report)
            return new Problem(ProblemKind.ValidationNotDone, Word.Of(submission.State));

        using var written = new MemoryStream();
        format.Write(written, [new ReportedDocument(submission.Name, report) { RulePages = address.Of(PageAddress.Rules.In(language)) + "/" }], language);
        // Pages are saved, not shown: what they hold came from somebody else, and their own script is not ours to run here.
        return Results.File(written.ToArray(), format.MediaType, ReportFile.Name(submission.Name, format));
    }

    private static async Task<IResult> GetBadge(HttpContext context, string id, Submissions submissions, CancellationToken cancellation)
    {
        Private(context);
        if (RequestParameters.Refuse(context.Request.Query, "language") is { } unknown)
            return unknown;
        if (Language(context.Request) is not { } language)
            return RequestParameters.Malformed("language", context.Request.Query["language"], "parameter.language");
        if (await submissions.FindAsync(id, cancellation) is not { } submission)
            return new Problem(ProblemKind.UnknownValidation, id);
        return SubmissionSummary.Parse(submission.Summary) is { } summary
            ? Results.Bytes(Badge.Draw(summary, language), "image/svg+xml; charset=utf-8")
            : new Problem(ProblemKind.ValidationNotDone, Word.Of(submission.State));
    }

    private static async Task<IResult> DeleteValidation(HttpContext context, string id, Submissions submissions, CancellationToken cancellation)
    {
        Private(context);
        if (await submissions.FindAsync(id, cancellation) is not { } submission)
            return new Problem(ProblemKind.UnknownValidation, id);
        if (!AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out var header) || header.Parameter is not { Length: > 0 } secret)
            return new Problem(ProblemKind.SecretMissing);
        if (!Submissions.IsOwner(submission, secret))
            return new Problem(ProblemKind.SecretNotAccepted);
        await submissions.DeleteAsync(id, cancellation);
        return Results.NoContent();
    }

    private static bool HasEnded(Submission submission) => submission.State is SubmissionState.Done or SubmissionState.Failed;

    private static string? Language(HttpRequest request) => request.Query["language"].ToString() switch
    {
        "" => RequestLanguage.Of(request),
        "es" => "es",
        "en" => "en",
        _ => null,
    };

    /// <summary>Known only to those who were given the address: not for search engines, not for shared caches.</summary>
    private static void Private(HttpContext context)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.Append("Vary", "Accept-Language");
    }
}
