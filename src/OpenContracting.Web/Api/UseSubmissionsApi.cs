using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Api;

/// <summary>Telling by program what was made with the data: the same as the form, without an account, read by a person before it is shown.</summary>
public static class UseSubmissionsApi
{
    private const int LongestBody = 64 * 1024;

    public static void MapUseSubmissions(this IEndpointRouteBuilder routes) => routes.MapPost("/api/v1/uses", PostUse)
        .WithName("submitUse").WithTags("Usage")
        .WithSummary("Tell what you made with the data; a person reads it before it is shown")
        .WithDescription("No account is needed and nothing is kept of who asks. The answer's `page` shows its sender what became of it. The same sent again within a day is one submission.")
        .Accepts<UseSubmissionBody>("application/json")
        .Produces<UseReceiptBody>(StatusCodes.Status202Accepted)
        .ProducesProblems(ProblemKind.UseNotTaken, ProblemKind.MalformedRequest, ProblemKind.UnknownParameter, ProblemKind.TooManyRequests)
        .WithMetadata(new RequestSizeLimitAttribute(LongestBody))
        .RequireRateLimiting(RateLimits.SignIn);

    private static async Task<IResult> PostUse(HttpRequest request, UseIntake intake, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        UseSubmissionBody? body;
        try
        {
            body = await request.ReadFromJsonAsync<UseSubmissionBody>(cancellation);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new Problem(ProblemKind.MalformedRequest, unreadable.Message);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Problem(ProblemKind.MalformedRequest, new TextKey("useForm.bodyTooLarge", Wording.Number(LongestBody)));
        }

        var (receipt, wrong) = await intake.TakeFromProgramAsync((body ?? new()).ToForm(), cancellation);
        if (receipt is null)
        {
            return new Problem(ProblemKind.UseNotTaken, wrong.Count)
            {
                Fields = wrong.ToDictionary(field => JsonNamingPolicy.CamelCase.ConvertName(field.Key), field => new TextKey(field.Value.Key, field.Value.Found)),
            };
        }

        var page = address.Of(new Wording(RequestLanguage.Of(request)).Link(PageAddress.UseReceipt, receipt));
        return Results.Accepted(page, new UseReceiptBody("pending", page));
    }
}
