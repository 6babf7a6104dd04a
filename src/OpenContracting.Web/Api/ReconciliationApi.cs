using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using OpenContracting.Budgets;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Budgets;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Api;

/// <summary>Budget beside contracts, work by work.</summary>
public static class ReconciliationApi
{
    private const string List = "/api/v1/reconciliation";

    private static readonly string[] Columns =
    [
        "project", "title", "institution", "institution_name", "scheme", "codes", "method", "budget_as_of", "assigned", "modified", "committed", "accrued", "paid",
        "budget_progress", "contract", "changes", "contract_with_changes", "contract_paid", "progress", "contract_as_of", "questions", "question_texts", "synthetic", "uri",
    ];

    private static readonly QueryParameter[] Filters =
    [
        new("institution", "string", "The id of an institution."),
        new("question", "string", "Works of which this is asked: " + string.Join(", ", BudgetQuestion.Codes) + "."),
        new("lang", "string", "es or en, of the questions; by Accept-Language when absent."),
    ];

    private static readonly QueryParameter[] Paging =
    [
        new("limit", "integer", "How many, up to 1000; 100 when absent."),
        new("cursor", "string", "Where the list goes on, from `next`."),
    ];

    public static void MapReconciliation(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, GetList)
            .WithName("listReconciliations").WithTags("Reconciliation")
            .WithSummary("Works with their budget (assigned, modified, committed, paid) beside their contracts (value, changes, paid, physical progress)")
            .WithDescription("Only works with a code of the budget; `coverage` says of how many. A code is a work's because its data declare it, because the crosswalk gives it, or because a person accepted a proposal. "
                + "Differences are questions: the data may be wrong.")
            .WithMetadata([.. Filters, .. Paging])
            .Produces<ReconciliationListBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + ".csv", GetCsv)
            .WithName("downloadReconciliationsCsv").WithTags("Reconciliation")
            .WithSummary("Budget beside contracts as CSV, one row a work")
            .WithDescription("All works that the filter finds, not paged. Several codes or questions of a work are joined by semicolons; amounts are balboas.")
            .WithMetadata([.. Filters])
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
    }

    private static async Task<IResult> GetList(HttpRequest request, BudgetRegister register, PublicAddress address, CancellationToken cancellation)
    {
        if (Refuse(request, Paging) is { } refused)
            return refused;
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        var skip = 0;
        if (request.Query["cursor"].ToString() is { Length: > 0 } cursor && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out skip))
            return RequestParameters.Malformed("cursor", cursor, "parameter.cursor");
        var words = Words(request);
        var account = await register.ReadAsync(cancellation);
        var found = Find(account, request);
        var coverage = account.Coverage;
        return new TaggedJson<ReconciliationListBody>(new(
            found.Count, account.IsSynthetic, account.AsOf,
            new(coverage.Works, coverage.WorksMatched, coverage.Codes, coverage.CodesMatched, coverage.Rows, coverage.RowsMatched, coverage.Declared, coverage.Given,
                coverage.Reviewed, coverage.Decided, coverage.Accepted, coverage.Precision is { } precision ? decimal.Round(precision, 4) : null),
            [.. found.Skip(skip).Take(limit).Select(row => Body(row, words, address))],
            skip + limit < found.Count ? address.Of(List + Next(request, skip + limit)) : null));
    }

    private static async Task<IResult> GetCsv(HttpRequest request, BudgetRegister register, PublicAddress address, CancellationToken cancellation)
    {
        if (Refuse(request, []) is { } refused)
            return refused;
        var words = Words(request);
        var account = await register.ReadAsync(cancellation);
        return CsvLines.Answer(Columns, Find(account, request).Select(row => Cells(Body(row, words, address), account.IsSynthetic)), "reconciliation.csv");
    }

    private static IResult? Refuse(HttpRequest request, QueryParameter[] others)
    {
        var query = request.Query;
        request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
        return RequestParameters.Refuse(query, [.. Filters.Concat(others).Select(parameter => parameter.Name)])
            ?? (query["question"].ToString() is { Length: > 0 } question && !BudgetQuestion.Codes.Contains(question)
                ? RequestParameters.Malformed("question", question, "parameter.question", string.Join(", ", BudgetQuestion.Codes))
                : query["lang"].ToString() is not ("" or "es" or "en") ? RequestParameters.Malformed("lang", query["lang"], "parameter.lang") : null);
    }

    private static Wording Words(HttpRequest request) => new(request.Query["lang"].ToString() is { Length: > 0 } language ? language : RequestLanguage.Of(request));

    private static IReadOnlyList<Reconciliation> Find(BudgetAccount account, HttpRequest request) =>
        account.Find(Given(request.Query["institution"]), Given(request.Query["question"]));

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static QueryString Next(HttpRequest request, int cursor) => new QueryBuilder(request.Query.Where(pair => pair.Key != "cursor"))
    {
        { "cursor", cursor.ToString(CultureInfo.InvariantCulture) },
    }.ToQueryString();

    private static ReconciliationBody Body(Reconciliation row, Wording words, PublicAddress address) => new()
    {
        Project = row.Work.ProjectId,
        Title = row.Work.Title,
        Institution = row.Work.InstitutionId,
        InstitutionName = row.Work.Institution,
        Codes = [.. row.Matches.Select(match => new BudgetCodeBody(match.Item.System, match.Item.Code, Word.Of(match.Method)))],
        Budget = new(row.Budget.Assigned, row.Budget.Modified, row.Budget.Committed, row.Budget.Accrued, row.Budget.Paid, row.Budget.Progress, row.AsOf),
        Contract = new(row.Work.Contract, row.Work.Changes, row.Work.Latest, row.Work.Paid, row.Work.Progress, row.Work.AsOf),
        Questions = [.. row.Questions.Select(question => new BudgetQuestionBody(question.Code, question.Budget, question.Contract, words.Ask(question)))],
        Uri = address.Of(PageAddress.Project.In("es", row.Work.ProjectId)),
    };

    private static string?[] Cells(ReconciliationBody row, bool synthetic) =>
    [
        row.Project, row.Title, row.Institution, row.InstitutionName, row.Codes[0].Scheme, string.Join(';', row.Codes.Select(code => code.Id)),
        string.Join(';', row.Codes.Select(code => code.Method).Distinct()), Day(row.Budget.AsOf), Number(row.Budget.Assigned), Number(row.Budget.Modified),
        Number(row.Budget.Committed), Number(row.Budget.Accrued), Number(row.Budget.Paid), Number(row.Budget.Progress), Number(row.Contract.Contract),
        Number(row.Contract.Changes), Number(row.Contract.Latest), Number(row.Contract.Paid), Number(row.Contract.Progress), Day(row.Contract.AsOf),
        string.Join(';', row.Questions.Select(question => question.Code)), string.Join(' ', row.Questions.Select(question => question.Text)), synthetic ? "true" : "false", row.Uri,
    ];

    private static string? Number(decimal? number) => number?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
