using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using OpenContracting.Budgets;
using OpenContracting.Storage;
using OpenContracting.Storage.Budgets;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pushes;

namespace OpenContracting.Web.Api;

/// <summary>Budget execution, sent in with a key of its own.</summary>
public static class BudgetsApi
{
    private const int MostTold = 1000;
    private const string UsualName = "budget.csv";

    public static void MapBudgets(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/budgets", PostBudget)
            .WithName("pushBudget").WithTags("Reconciliation")
            .WithSummary("Send a file of budget execution")
            .WithDescription("A CSV file as the body; the key as `Authorization: Bearer …`. Only keys whose source is `budget` may: such a file holds figures of any institution, so a key of one institution may not. "
                + "The same bytes again change nothing; a newer month adds to those before it, and another figure of a known month corrects it. Rows that cannot be used do not hold up the others and are told one by one.")
            .WithMetadata(new QueryParameter("name", "string", "The file's name, for example presupuesto-2026-10.csv."))
            .WithMetadata(new FileBody("One row for each code, budget line and month; UTF-8 or Windows-1252; commas, semicolons or tabs."))
            .Produces<BudgetReceiptBody>(StatusCodes.Status201Created)
            .Produces<BudgetReceiptBody>()
            .ProducesProblems(
                ProblemKind.UnknownParameter, ProblemKind.KeyMissing, ProblemKind.KeyScope, ProblemKind.DemoInstance, ProblemKind.ExportTooLarge, ProblemKind.BudgetUnreadable,
                ProblemKind.TooManyRequests)
            .RequireRateLimiting(RateLimits.Push);

    private static async Task<IResult> PostBudget(HttpContext context, PushDoor door, BudgetIntake intake, Db db, CancellationToken cancellation)
    {
        var request = context.Request;
        var (key, refusal) = await door.OpenAsync(request, cancellation, forBudgets: true);
        if (key is null)
            return refusal!;
        if (RequestParameters.Refuse(request.Query, "name") is { } refused)
            return refused;
        var largest = Math.Min(door.Largest(key), BudgetIntake.Largest);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
        if (request.ContentLength > largest)
            return new Problem(ProblemKind.ExportTooLarge, largest);
        if (await door.QuotaAsync(context, key, cancellation) is { } tooMany)
            return tooMany;
        var language = RequestLanguage.OfVarying(context);
        try
        {
            using var bytes = new MemoryStream();
            await request.Body.CopyToAsync(bytes, cancellation);
            if (bytes.Length == 0)
                return new Problem(ProblemKind.ExportEmpty);
            var name = request.Query["name"].ToString() is { Length: > 0 } stated ? stated : UsualName;
            var (import, isRepeated) = await intake.TakeAsync(bytes.ToArray(), name, PushDoor.From(key), synthetic: false, cancellation);
            var body = await BodyAsync(db, import, isRepeated, language, cancellation);
            return isRepeated ? Results.Ok(body) : Results.Json(body, statusCode: StatusCodes.Status201Created);
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new Problem(ProblemKind.ExportTooLarge, largest);
        }
        catch (BudgetFileException mistake)
        {
            return new Problem(ProblemKind.BudgetUnreadable, mistake.In(language));
        }
    }

    private static async Task<BudgetReceiptBody> BodyAsync(Db db, BudgetImport import, bool isRepeated, string language, CancellationToken cancellation)
    {
        var refused = await db.BudgetRefusedRows.AsNoTracking().Where(row => row.ImportId == import.Id).OrderBy(row => row.Row).Take(MostTold).ToListAsync(cancellation);
        return new BudgetReceiptBody
        {
            Id = import.Id,
            Known = isRepeated,
            At = import.At,
            Sha256 = Convert.ToHexStringLower(import.Hash),
            Rows = import.Rows,
            Used = import.Rows - import.Refused,
            Refused = import.Refused,
            Fresh = import.Fresh,
            Changed = import.Changed,
            Unchanged = import.Known,
            Notices =
            [
                .. refused.Select(row => new BudgetRefusalBody(
                    row.Row, row.Code, Given(row.Column), Given(row.Found), new BudgetRefusal(row.Row, row.Code, row.Column, row.Found, row.Raw).In(language))),
            ],
        };
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
