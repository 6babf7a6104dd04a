using System.Globalization;
using OpenContracting.Jobs.Publications;
using OpenContracting.People.Recommendations;
using OpenContracting.Storage.Recommendations;
using OpenContracting.Web.Api.Feeds;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Recommendations;

namespace OpenContracting.Web.Api;

/// <summary>What people recommended and what became of it: list, one, CSV and feeds.</summary>
public static class RecommendationsApi
{
    private const string List = "/api/v1/recommendations";
    private const int Entries = 50;

    private static readonly string[] Columns =
        ["id", "state", "state_since", "overdue", "source", "made_on", "theme", "institution", "project", "answered_at", "due_on", "progress", "title_es", "title_en", "text_es", "text_en", "uri"];

    private static readonly QueryParameter Language = new("lang", "string", "es or en; by Accept-Language when absent.");

    private static readonly QueryParameter[] Filters =
    [
        new("state", "string", "received, answered, accepted, partlyAccepted, rejected, inProgress, done or verified."),
        new("source", "string", "coCreation, iti, assurance, committee, case, audit or workshop."),
        new("theme", "string", "dissemination, usage, irregularities, data, capacity, index, participation or works."),
        new("institution", "string", "The id of the institution it is addressed to."),
        new("project", "string", "The id of the project it is about."),
        new("overdue", "string", "yes or no."),
    ];

    public static void MapRecommendations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, async (HttpRequest request, RecommendationBook book, PublicAddress address, CancellationToken cancellation) =>
                await AnswerAsync(request, book, [], rows => new TaggedJson<RecommendationListBody>(new(rows.Count, [.. rows.Select(row => Body(row, address))])), cancellation))
            .WithName("listRecommendations").WithTags("Recommendations")
            .WithSummary("What people recommended, and what became of it")
            .WithDescription("All that the filter finds with their whole history, not paged. `overdue` is computed each time: an answer is owed within 30 days, a "
                + "step or the whole by its day.")
            .WithMetadata([.. Filters])
            .Produces<RecommendationListBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + ".csv", async (HttpRequest request, RecommendationBook book, PublicAddress address, CancellationToken cancellation) =>
                await AnswerAsync(request, book, [], rows => CsvLines.Answer(Columns, rows.Select(row => Cells(row, address))), cancellation))
            .WithName("downloadRecommendationsCsv").WithTags("Recommendations")
            .WithSummary("Recommendations as CSV, one row each")
            .WithDescription("With the same filter, without the history.")
            .WithMetadata([.. Filters])
            .Produces(StatusCodes.Status200OK, contentType: CsvLines.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + ".atom", async (HttpRequest request, RecommendationBook book, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                await AnswerAsync(request, book, ["lang"], rows => Feed(request, null, rows, publisher, address), cancellation))
            .WithName("followRecommendations").WithTags("Recommendations")
            .WithSummary("What happened to recommendations that a filter finds, the newest first, as Atom")
            .WithDescription("The last 50 lines of their histories. Each entry leads to the page of its recommendation.")
            .WithMetadata([.. Filters, Language])
            .Produces(StatusCodes.Status200OK, contentType: AtomWriter.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet(List + "/{id}", async (string id, HttpRequest request, RecommendationBook book, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query) is { } refused ? refused
                : await book.FindAsync(id, cancellation) is { } row ? new TaggedJson<RecommendationBody>(Body(row, address))
                : (IResult)new Problem(ProblemKind.UnknownRecommendation, id))
            .WithName("getRecommendation").WithTags("Recommendations")
            .WithSummary("One recommendation with its whole history")
            .WithDescription("By its public name, such as `cocreacion-2023-01`. Lines are never changed: a later one takes an earlier back, and `undone` says so.")
            .Produces<RecommendationBody>().Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownRecommendation, ProblemKind.UnknownParameter);
        routes.MapGet(List + "/{id}/changes.atom", async (string id, HttpRequest request, RecommendationBook book, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query, "lang") is { } refused ? refused
                : request.Query["lang"].ToString() is not ("" or "es" or "en") ? RequestParameters.Malformed("lang", request.Query["lang"], "parameter.lang")
                : await book.FindAsync(id, cancellation) is { } row ? Feed(request, row, [row], publisher, address)
                : (IResult)new Problem(ProblemKind.UnknownRecommendation, id))
            .WithName("followRecommendation").WithTags("Recommendations")
            .WithSummary("What happened to one recommendation, the newest first, as Atom")
            .WithDescription("The last 50 lines of its history.")
            .WithMetadata(Language)
            .Produces(StatusCodes.Status200OK, contentType: AtomWriter.ContentType).Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownRecommendation, ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
    }

    private static async Task<IResult> AnswerAsync(
        HttpRequest request, RecommendationBook book, string[] own, Func<IReadOnlyList<RecommendationRow>, IResult> answer, CancellationToken cancellation)
    {
        var query = request.Query;
        if (RequestParameters.Refuse(query, [.. RecommendationFilter.Parameters, .. own]) is { } refused)
            return refused;
        var state = RecommendationFilter.Find<RecommendationState>(query["state"]);
        if (state is null && query["state"].ToString().Length > 0)
            return RequestParameters.Malformed("state", query["state"], "parameter.recommendationState");
        var source = RecommendationFilter.Find<RecommendationSource>(query["source"]);
        if (source is null && query["source"].ToString().Length > 0)
            return RequestParameters.Malformed("source", query["source"], "parameter.recommendationSource");
        if (query["overdue"].ToString() is not ("" or "yes" or "no"))
            return RequestParameters.Malformed("overdue", query["overdue"], "parameter.yesOrNo");
        if (query["lang"].ToString() is not ("" or "es" or "en"))
            return RequestParameters.Malformed("lang", query["lang"], "parameter.lang");
        return answer(await book.ListAsync(
            new()
            {
                State = state,
                Source = source,
                Theme = Given(query["theme"]),
                Institution = Given(query["institution"]),
                Project = Given(query["project"]),
                Overdue = Given(query["overdue"]) is { } overdue ? overdue == "yes" : null,
            },
            cancellation));
    }

    private static RecommendationBody Body(RecommendationRow row, PublicAddress address)
    {
        var (recommendation, standing) = (row.Recommendation, row.Standing);
        return new()
        {
            Id = recommendation.Code,
            Uri = address.Of(PageAddress.Recommendation.In("es", recommendation.Code)),
            State = Word.Of(standing.State),
            StateSince = standing.Since.At,
            Overdue = row.IsOverdue,
            Source = Word.Of(recommendation.Source),
            SourceDocument = recommendation.SourceDocument,
            MadeOn = standing.MadeOn,
            Title = new(recommendation.TitleEs, recommendation.TitleEn),
            Text = new(recommendation.TextEs, recommendation.TextEn),
            Theme = recommendation.Theme,
            Institution = recommendation.Institution,
            Project = recommendation.ProjectId,
            AnsweredAt = standing.AnsweredAt,
            DueOn = standing.DueOn,
            Progress = standing.Progress,
            History = [.. recommendation.Events.OrderBy(written => written.Number).Select(written => Body(row, written, address))],
        };
    }

    private static RecommendationLineBody Body(RecommendationRow row, RecommendationEvent written, PublicAddress address) => new()
    {
        Number = written.Number,
        At = written.At,
        By = Word.Of(written.Role),
        Kind = Word.Of(written.Kind),
        State = written.State is { } state ? Word.Of(state) : null,
        Text = Translated.Of(written.TextEs, written.TextEn),
        Link = written.Link is { } link ? Whole(link, address) : null,
        Day = written.Day,
        Target = written.Target,
        Undone = row.IsUndone(written),
    };

    private static IEnumerable<string?> Cells(RecommendationRow row, PublicAddress address)
    {
        var (recommendation, standing) = (row.Recommendation, row.Standing);
        return
        [
            recommendation.Code, Word.Of(standing.State), Wording.Machine(standing.Since.At), row.IsOverdue ? "yes" : "no", Word.Of(recommendation.Source),
            Day(standing.MadeOn), recommendation.Theme, recommendation.Institution, recommendation.ProjectId,
            standing.AnsweredAt is { } answered ? Wording.Machine(answered) : null, standing.DueOn is { } due ? Day(due) : null,
            standing.Progress?.ToString("0.##", CultureInfo.InvariantCulture), recommendation.TitleEs, recommendation.TitleEn, recommendation.TextEs, recommendation.TextEn,
            address.Of(PageAddress.Recommendation.In("es", recommendation.Code)),
        ];
    }

    private static IResult Feed(HttpRequest request, RecommendationRow? one, IReadOnlyList<RecommendationRow> rows, Func<Publisher> publisher, PublicAddress address)
    {
        var words = new Wording(Given(request.Query["lang"]) ?? RequestLanguage.Of(request));
        var lines = rows.SelectMany(row => row.Recommendation.Events.Select(written => (Row: row, Line: written)))
            .OrderByDescending(each => each.Line.At).ThenByDescending(each => each.Line.Id).Take(Entries).ToList();
        var bytes = AtomWriter.Write(new Feed
        {
            Address = address.Of(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()),
            Title = one?.Title(words.Language) ?? words["recommendations.title"],
            Page = address.Of(one is null ? words.Link(PageAddress.Recommendations) : words.Link(PageAddress.Recommendation, one.Recommendation.Code)),
            Language = words.Language,
            Author = publisher().Name,
            Updated = lines.Count > 0 ? lines[0].Line.At : DateTimeOffset.UnixEpoch,
            Entries = [.. lines.Select(each => Entry(each.Row, each.Line, words, address))],
        });
        request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
        return Tagged(bytes, AtomWriter.ContentType, request.HttpContext);
    }

    private static FeedEntry Entry(RecommendationRow row, RecommendationEvent written, Wording words, PublicAddress address)
    {
        var said = words["recommendation.entry." + Word.Of(written.Kind)] + (written.State is { } state ? $": {words["recommendation.state." + Word.Of(state)]}" : "");
        return new FeedEntry(
            address.Of($"{List}/{row.Recommendation.Code}#{written.Number}"),
            address.Of(words.Link(PageAddress.Recommendation, row.Recommendation.Code)),
            $"{row.Title(words.Language)} · {said}",
            (words.Language == "en" ? written.TextEn : null) ?? written.TextEs ?? said,
            written.At);
    }

    private static IResult Tagged(byte[] bytes, string contentType, HttpContext? context = null)
    {
        if (context is not null)
            context.Response.Headers.CacheControl = "public, max-age=60";
        return new TaggedBytes(bytes, contentType);
    }

    /// <summary>Pages and paths of this portal as whole addresses, pages in Spanish.</summary>
    private static string Whole(string link, PublicAddress address)
    {
        var local = Pages.Recommendations.RecommendationLinks.Address(new Wording("es"), link);
        return local.StartsWith('/') ? address.Of(local) : local;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
