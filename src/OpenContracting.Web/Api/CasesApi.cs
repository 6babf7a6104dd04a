using System.Globalization;
using OpenContracting.People.Cases;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Cases;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;

namespace OpenContracting.Web.Api;

/// <summary>What citizens observed in everybody's sight: list, one, CSV, the chain, statistics. Nothing confidential is here.</summary>
/// <remarks>Who reads it is not counted, and no copy is kept on the way.</remarks>
public static class CasesApi
{
    private const string List = "/api/v1/cases";
    private const int LinksAtOnce = 1000;

    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        QueryParameter[] filters = [new("project", "string", "Only those about this project.")];
        routes.MapGet(List, GetList)
            .WithName("listCases").WithTags("Cases")
            .WithSummary("Published observations, newest first, with the answers to them")
            .WithDescription("The newest 500; not paged. What is confidential or filed at an office is never here: of that there are counts alone, under "
                + "`getCaseStatistics`. Not kept by caches, and who reads it is not counted.")
            .WithMetadata([.. filters])
            .Produces<CaseListBody>()
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(List + ".csv", GetCsv)
            .WithName("downloadCasesCsv").WithTags("Cases")
            .WithSummary("The same as CSV")
            .WithDescription("One row an observation, with the institution's answers in `reply`; not its history. The newest 500.")
            .WithMetadata([.. filters])
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(List + "/statistics", GetStatistics)
            .WithName("getCaseStatistics").WithTags("Cases")
            .WithSummary("What moderation did, and counts of every lane without small numbers")
            .WithDescription("Over the whole time. Counts from 1 to 4 are null, and so is another one where the hidden count could be reckoned from the total. "
                + "Confidential and filed reports count once their month is over.")
            .Produces<CaseStatisticsBody>()
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(List + "/statistics.csv", GetStatisticsCsv)
            .WithName("downloadCaseStatisticsCsv").WithTags("Cases")
            .WithSummary("Counts of every lane as CSV")
            .WithDescription("The columns `lane`, `by`, `group` and `count`; few as `<5`.")
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(List + "/chain", GetChain)
            .WithName("getCaseChain").WithTags("Cases")
            .WithSummary("The public events of all cases, each with the hash of the one before")
            .WithDescription("From the place in `from`, a thousand at a time; `next` goes on. Whoever keeps a `hash` can prove later that nothing before it was "
                + "changed or taken out; how it is reckoned stands with the schema `CaseLinkBody`.")
            .WithMetadata([new QueryParameter("from", "integer", "The first place; 1 when absent.")])
            .Produces<CaseChainBody>()
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + "/{id}", GetOne)
            .WithName("getCase").WithTags("Cases")
            .WithSummary("One observation with its history")
            .WithDescription("By its public name. One that is not public, or no more, is here with its history and without its text. Confidential reports are never "
                + "found.")
            .Produces<CaseBody>()
            .ProducesProblems(ProblemKind.UnknownCase, ProblemKind.UnknownParameter);
    }

    private static async Task<IResult> GetList(HttpRequest request, CaseBook book, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "project") is { } refused)
            return refused;
        var rows = await book.ListAsync(Project(request), cancellation);
        var (position, hash) = await book.HeadAsync(cancellation);
        return Results.Ok(new CaseListBody(rows.Count, position, hash, [.. rows.Select(row => Body(row, address))]));
    }

    private static async Task<IResult> GetCsv(HttpRequest request, CaseBook book, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "project") is { } refused)
            return refused;
        var rows = await book.ListAsync(Project(request), cancellation);
        return CsvLines.Answer(
            ["id", "category", "project", "institution", "province", "opened_on", "text", "reply_by", "days_late", "reply", "outcome", "uri"],
            rows.Select(row => (body: Body(row, address), row)).Select(each => (string?[])
            [
                each.body.Id, each.body.Category, each.body.ProjectId, each.body.Institution, each.body.Province, Day(each.body.OpenedOn), each.body.Text,
                each.body.ReplyBy is { } by ? Day(by) : null, Number(each.body.DaysLate), string.Join("\n", each.row.Replies.Select(reply => reply.Text)), each.body.Outcome, each.body.Uri,
            ]));
    }

    private static async Task<IResult> GetOne(string id, HttpRequest request, CaseBook book, PublicAddress address, CancellationToken cancellation) =>
        RequestParameters.Refuse(request.Query) is { } refused ? refused
        : await book.FindAsync(id.Replace("\0", ""), cancellation) is { } row ? Results.Ok(Body(row, address))
        : new Problem(ProblemKind.UnknownCase, id);

    private static async Task<IResult> GetStatistics(HttpRequest request, CaseBook book, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var figures = await book.FiguresAsync(cancellation);
        return Results.Ok(new CaseStatisticsBody(
            figures.Received, figures.Waiting, figures.Published, figures.Returned.ToDictionary(pair => Word.Of(pair.Reason), pair => pair.Count), figures.Merged, figures.Removed,
            figures.Appeals, figures.AppealsUpheld, figures.DaysToDecision, figures.DaysToReply,
            [.. figures.Counts.Select(count => new CaseCountBody(Word.Of(count.Lane), count.By, count.Group, count.Count))]));
    }

    private static async Task<IResult> GetStatisticsCsv(HttpRequest request, CaseBook book, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        var figures = await book.FiguresAsync(cancellation);
        return CsvLines.Answer(["lane", "by", "group", "count"], figures.Counts.Select(count => (string?[])
            [Word.Of(count.Lane), count.By, count.Group, count.Count is { } many ? Number(many) : $"<{SmallNumbers.Smallest}"]));
    }

    private static async Task<IResult> GetChain(HttpRequest request, CaseBook book, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "from") is { } refused)
            return refused;
        var text = request.Query["from"].ToString();
        var from = 1L;
        if (text.Length > 0 && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out from) || from < 1))
            return RequestParameters.Malformed("from", text, "parameter.caseChainFrom");
        var links = await book.ChainAsync(from, LinksAtOnce, cancellation);
        var (position, hash) = await book.HeadAsync(cancellation);
        return Results.Ok(new CaseChainBody(position, hash,
            [.. links.Select(each => new CaseLinkBody(each.Link.Position, each.Link.Case, each.Link.Number, each.Link.Day, Word.Of(each.Link.Kind), Word.Of(each.Link.Role), each.Link.Detail, each.Link.TextHash, each.Hash))],
            links.Count == LinksAtOnce ? address.Of($"{List}/chain?from={links[^1].Link.Position + 1}") : null));
    }

    private static CaseBody Body(CaseRow row, PublicAddress address) => new(
        row.Case.Ref, Word.Of(row.Case.Category), row.Case.ProjectId, row.Case.Institution, row.Case.Province, row.Case.OpenedOn, Word.Of(row.Case.State),
        row.IsPublic ? row.Case.PublicText : null, row.IsPublic ? row.Case.Pseudonym : null, row.ReplyBy, row.DaysLate, row.Case.Outcome is { } outcome ? Word.Of(outcome) : null,
        [.. row.Events.Select(line => new CaseEventBody(line.Number, line.Day, Word.Of(line.Kind), Word.Of(line.Role),
            line.Detail ?? (line.Reason is { } reason ? Word.Of(reason) : null), row.IsPublic ? line.Text : null, row.IsPublic ? line.TextSalt : null, line.TextHash, line.Position, line.Hash))],
        address.Of(PageAddress.Case.In("es", row.Case.Ref)));

    private static string? Project(HttpRequest request) => request.Query["project"].ToString().Replace("\0", "") is { Length: > 0 } project ? project : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
