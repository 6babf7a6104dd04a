using OpenContracting.Jobs.Publications;
using OpenContracting.Storage.Uses;
using OpenContracting.Web.Api.Feeds;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Uses;

namespace OpenContracting.Web.Api;

/// <summary>What was made with the data, and the indicators of strategic use.</summary>
public static class UsesApi
{
    private const string Address = "/api/v1/uses";
    private const int FeedEntries = 50;

    public static void MapUses(this IEndpointRouteBuilder routes)
    {
        QueryParameter[] parameters = [new("project", "string", "Only those about this project.")];
        routes.MapGet(Address, GetUses)
            .WithName("listUses").WithTags("Usage")
            .WithSummary("Published uses of the data, newest first, with what came of them")
            .WithDescription("The newest 500, not paged. A person has read each of them before it was published.")
            .WithMetadata([.. parameters])
            .Produces<UseListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(Address + ".csv", GetCsv)
            .WithName("downloadUsesCsv").WithTags("Usage")
            .WithSummary("The same as CSV")
            .WithDescription("The newest 500; several projects of a use are joined by spaces.")
            .WithMetadata([.. parameters])
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(Address + ".atom", GetFeed)
            .WithName("followUses").WithTags("Usage")
            .WithSummary("Published uses, newest first, as Atom")
            .WithDescription("The newest 50. Each entry leads to its page on the portal.")
            .WithMetadata([.. parameters, new QueryParameter("lang", "string", "es or en; by Accept-Language when absent.")])
            .Produces(StatusCodes.Status200OK, contentType: AtomWriter.ContentType)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.MalformedParameter);
        routes.MapGet("/api/v1/usage/strategic.csv", GetStrategic)
            .WithName("downloadStrategicUseCsv").WithTags("Usage")
            .WithSummary("The rows behind an indicator of strategic use")
            .WithDescription("The columns depend on the indicator. The funnel counts what institutions do with what they are asked: by institution and quarter.")
            .WithMetadata([
                new QueryParameter("indicator", "string", $"One of {string.Join(", ", StrategicUse.Names)}; funnel when absent."),
                new QueryParameter("institution", "string", "The funnel of this institution alone."),
                new QueryParameter("quarter", "string", "The funnel of this quarter alone: 2026-Q1.")])
            .Produces(StatusCodes.Status200OK, contentType: "text/csv")
            .ProducesProblems(ProblemKind.UnknownParameter);
        // The question on the page of the data: an endpoint of its own, since it only adds one and leads back.
        foreach (var language in new[] { "es", "en" })
            routes.MapPost(PollAt(language), (HttpContext context, StrategicUse strategic, CancellationToken cancellation) =>
                    AnswerAsync(context, strategic, language, cancellation))
                .WithMetadata(new PageLanguage(language, PageAddress.Data))
                .RequireRateLimiting(RateLimits.SignIn)
                .DisableAntiforgery()
                .ExcludeFromDescription();
    }

    /// <summary>Where the answer to the question goes.</summary>
    public static string PollAt(string language) => PageAddress.Data.In(language) + (language == "en" ? "/what-for" : "/para-que");

    private static async Task<IResult> GetUses(HttpRequest request, UseCatalogue catalogue, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "project") is { } refused)
            return refused;
        return new TaggedJson<UseListBody>(new UseListBody([.. (await ListAsync(request, catalogue, cancellation)).Select(use => new UseBody(
            use.Id, Word.Of(use.Kind), use.Title, use.Summary, use.Url, use.Author, use.MadeOn, use.PublishedAt,
            [.. use.Projects.Select(link => link.ProjectId)], Word.Of(use.Effect), use.EffectUrl, use.EffectOn,
            address.Of($"{PageAddress.Uses.Spanish}#uso-{use.Id}")))]));
    }

    private static async Task<IResult> GetCsv(HttpRequest request, UseCatalogue catalogue, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "project") is { } refused)
            return refused;
        return CsvLines.Answer(
            ["id", "kind", "title", "summary", "url", "author", "made_on", "published_at", "projects", "effect", "effect_url", "effect_on"],
            (await ListAsync(request, catalogue, cancellation)).Select(use => (string?[])
            [
                use.Id.ToString(), Word.Of(use.Kind), use.Title, use.Summary, use.Url, use.Author, Day(use.MadeOn),
                use.PublishedAt is { } at ? Wording.Machine(at) : null, string.Join(' ', use.Projects.Select(link => link.ProjectId)), Word.Of(use.Effect),
                use.EffectUrl, Day(use.EffectOn),
            ]), "usos.csv");
    }

    private static async Task<IResult> GetFeed(
        HttpRequest request, UseCatalogue catalogue, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "project", "lang") is { } refused)
            return refused;
        var language = request.Query["lang"].ToString();
        if (language is not ("" or "es" or "en"))
            return RequestParameters.Malformed("lang", language, "parameter.lang");
        var words = new Wording(language.Length > 0 ? language : RequestLanguage.Of(request));
        var page = address.Of(words.Link(PageAddress.Uses));
        var uses = (await ListAsync(request, catalogue, cancellation)).Take(FeedEntries).ToList();
        var bytes = AtomWriter.Write(new Feed
        {
            Address = address.Of(request.Path.ToUriComponent() + request.QueryString.ToUriComponent()),
            Title = words["uses.title"],
            Page = page,
            Language = words.Language,
            Author = publisher().Name,
            Updated = uses.Select(use => use.PublishedAt).FirstOrDefault() ?? DateTimeOffset.UnixEpoch,
            Entries = [.. uses.Select(use => new FeedEntry(
                address.Of($"{PageAddress.Uses.Spanish}#uso-{use.Id}"), $"{page}#uso-{use.Id}",
                $"{words["use.kind." + use.Kind]}: {use.Title}", use.Summary, use.PublishedAt ?? use.ReceivedAt))],
        });
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "public, max-age=60";
        headers.Append("Vary", "Accept-Language");
        return new TaggedBytes(bytes, AtomWriter.ContentType);
    }

    private static async Task<IResult> GetStrategic(HttpRequest request, StrategicUse strategic, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "indicator", "institution", "quarter") is { } refused)
            return refused;
        if (!StrategicFilter.TryRead(request.Query, out var filter))
            return RequestParameters.Malformed("quarter", filter.Quarter, "parameter.quarter");
        var indicator = request.Query["indicator"].ToString() is { Length: > 0 } given ? given : "funnel";
        return await strategic.RowsAsync(indicator, filter, cancellation) is var (header, rows)
            ? CsvLines.Answer(header.Split(','), rows, $"uso-estrategico-{indicator}.csv")
            : RequestParameters.Malformed("indicator", indicator, "parameter.group", string.Join(", ", StrategicUse.Names));
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, StrategicUse strategic, string language, CancellationToken cancellation)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancellation) : FormCollection.Empty;
        var added = await strategic.AnswerAsync(form["answer"], cancellation);
        context.Response.Headers.Location = PageAddress.Data.In(language) + (added ? "?gracias=1#poll" : "#poll");
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Task<List<Use>> ListAsync(HttpRequest request, UseCatalogue catalogue, CancellationToken cancellation) =>
        catalogue.ListAsync(null, request.Query["project"].ToString().Replace("\0", "") is { Length: > 0 } project ? project : null, cancellation);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd") ?? "";
}
