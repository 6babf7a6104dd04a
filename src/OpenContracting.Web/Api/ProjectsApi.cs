using System.Globalization;
using System.Text.Json;
using OpenContracting.Storage.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Projects: lists by the one filter grammar, and each as its exact published bytes.</summary>
public static class ProjectsApi
{
    private const string List = "/api/v1/projects";

    private static readonly QueryParameter Fields = new(
        "fields", "string", "OC4IDS paths joined with commas (title,budget/amount): the projects with these fields, instead of their summaries. Ids always stay.");

    private static readonly string[] Others = ["limit", "cursor", "fields"];

    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, GetProjects)
            .WithName("listProjects").WithTags("Projects")
            .WithSummary("Find projects")
            .WithDescription("Codes may be repeated or joined with commas. `links.next` leads to the next page and never expires; the last page has none. "
                + "`total` is exact. An unknown parameter is refused with the nearest valid name.")
            .WithMetadata([.. ProjectListParameters.All, Fields])
            .Produces<ProjectListBody>()
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.TooManyRequests);
        routes.MapGet(List + "/{id}", GetProject)
            .WithName("getProject").WithTags("Projects")
            .WithSummary("One OC4IDS project")
            .WithDescription("The exact bytes that were validated and published, with a strong ETag. 301 leads to the project that took this one's place; 410 says that it was withdrawn.")
            .WithMetadata(
                new QueryParameter("fields", "string", "OC4IDS paths joined with commas: only these fields of it."),
                new QueryParameter("as_of", "string", "The version that was published at this time: 2026-07-01 or 2026-07-01T13:00:00Z."))
            .WithMetadata(new AnswerSchema(StandardSchemas.Project))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .Produces(StatusCodes.Status301MovedPermanently)
            .ProducesProblems(ProblemKind.UnknownProject, ProblemKind.WithdrawnProject);
    }

    private static async Task<IResult> GetProjects(
        HttpRequest request, ProjectSearch search, Published published, PublicAddress address, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, Others, out var problems);
        if (problems.Count > 0)
            return problems[0];
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        ProjectCursor? cursor = null;
        if (request.Query["cursor"].ToString() is { Length: > 0 } text && !ProjectCursor.TryRead(text, out cursor))
            return RequestParameters.Malformed("cursor", text, "parameter.cursor");

        FieldSelection? selection = null;
        if (request.Query["fields"].ToString() is { Length: > 0 } fields)
        {
            selection = FieldSelection.Read(fields, out var unknown);
            if (unknown is not null)
                return UnknownField(fields, unknown);
        }

        var (rows, total) = await search.AfterAsync(filter, cursor, limit + 1, cancellation);
        var publication = await published.CurrentAsync(cancellation);
        var links = rows.Count > limit ? new PageLinks(Next(filter, rows[limit - 1], limit, request.Query["fields"].ToString(), address)) : null;
        if (selection is not null)
        {
            var page = rows.Take(limit).Select(row => row.ProjectId).ToList();
            var bytes = await search.BytesAsync(page, cancellation);
            return new TaggedJson<SelectedListBody>(new SelectedListBody(
                total, limit, publication?.DataAsOf, [.. page.Where(bytes.ContainsKey).Select(id => JsonElement.Parse(selection.Apply(bytes[id])))], links));
        }

        return new TaggedJson<ProjectListBody>(new ProjectListBody
        {
            Total = total,
            Limit = limit,
            DataAsOf = publication?.DataAsOf,
            Projects = [.. rows.Take(limit).Select(row => ProjectSummary.Of(row, address.Of($"{List}/{Uri.EscapeDataString(row.ProjectId)}")))],
            Links = links,
        });
    }

    private static async Task<IResult> GetProject(
        string id, HttpContext context, ProjectCache cache, Published published, CancellationToken cancellation)
    {
        if (context.Request.Query.Count == 0 && await cache.FindAsync(id, cancellation) is { } cached)
            return Document(context, cached);
        if (RequestParameters.Refuse(context.Request.Query, "as_of", "fields") is { } refused)
            return refused;
        // Made only now: what the cache answers needs no database.
        var services = context.RequestServices;
        var (search, history, address) = (
            services.GetRequiredService<ProjectSearch>(), services.GetRequiredService<ProjectHistory>(), services.GetRequiredService<PublicAddress>());
        if (context.Request.Query["as_of"].ToString() is { Length: > 0 } then)
            return await AsOfAsync(id, then, context, history, cancellation);
        var publication = await published.CurrentAsync(cancellation);
        if (await search.FindAsync(id, cancellation) is not { } project)
            return await search.RedirectAsync(id, cancellation) is { } now
                ? Moved(context, address, now)
                : new Problem(ProblemKind.UnknownProject, id);
        return project.State switch
        {
            ProjectState.Published when context.Request.Query["fields"].ToString() is { Length: > 0 } fields => Selected(context, project, fields),
            ProjectState.Published => Document(context, await KeptAsync(cache, project, publication, cancellation)),
            ProjectState.Merged when project.MergedInto is not null => Moved(context, address, project.MergedInto),
            ProjectState.LeftOut => new Problem(ProblemKind.UnknownProject, id),
            _ => new Problem(ProblemKind.WithdrawnProject, id, (object?)await search.WithdrawalReasonAsync(id, cancellation) ?? new TextKey("withdrawn.withdrawn")),
        };
    }

    private static async Task<IResult> AsOfAsync(
        string id, string then, HttpContext context, ProjectHistory history, CancellationToken cancellation)
    {
        if (TimeText.Read(then) is not { } time)
            return RequestParameters.Malformed("as_of", then, "parameter.time");
        return await history.AsOfAsync(id, time, cancellation) switch
        {
            { State: ProjectState.Published } version => VersionsApi.Document(context, version, "public, max-age=60"),
            { State: ProjectState.Redacted } version => await VersionsApi.RedactedAsync(version, history, cancellation),
            _ => new Problem(ProblemKind.UnknownProject, id),
        };
    }

    private static async Task<CachedProject> KeptAsync(ProjectCache cache, Project project, Publication? publication, CancellationToken cancellation)
    {
        var document = new CachedProject(
            project.ProjectId, new CodedBody(project.Json, Convert.ToHexStringLower(project.Hash)), project.Version.ToString(CultureInfo.InvariantCulture), project.LastPublished);
        await cache.KeepAsync(document, publication, cancellation);
        return document;
    }

    private static IResult Document(HttpContext context, CachedProject project)
    {
        context.Response.Headers.CacheControl = CachedProject.CacheControl;
        context.Response.Headers["X-Version"] = project.Version;
        return new TaggedBytes(project.Body, "application/json") { LastModified = project.PublishedAt };
    }

    private static IResult Selected(HttpContext context, Project project, string fields)
    {
        var selection = FieldSelection.Read(fields, out var unknown);
        if (unknown is not null)
            return UnknownField(fields, unknown);
        context.Response.Headers.CacheControl = "public, max-age=60";
        var bytes = selection.Apply(project.Json);
        return new TaggedBytes(bytes, "application/json");
    }

    private static IResult Moved(HttpContext context, PublicAddress address, string id)
    {
        var successor = address.Of($"{List}/{Uri.EscapeDataString(id)}");
        context.Response.Headers.Link = $"<{successor}>; rel=\"successor-version\"";
        return Results.Redirect(successor, permanent: true);
    }

    private static Problem UnknownField(string fields, string unknown) =>
        new(ProblemKind.MalformedParameter, "fields", fields, new TextKey("parameter.fields", unknown)) { At = ("fields", FieldSelection.NearestTo(unknown)) };

    private static string Next(ProjectFilter filter, ProjectRow last, int limit, string fields, PublicAddress address)
    {
        var parameters = filter.ToParameters()
            .Concat(fields.Length > 0 ? [new("fields", fields)] : Array.Empty<KeyValuePair<string, string>>())
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture)))
            .Append(new("cursor", filter.Order.At(last).Write()));
        return address.Of(List + QueryString.Create(parameters!));
    }
}
