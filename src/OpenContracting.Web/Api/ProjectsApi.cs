using System.Globalization;
using Microsoft.Net.Http.Headers;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Projects: lists by the one filter grammar, and each as its exact published bytes.</summary>
public static class ProjectsApi
{
    private const string List = "/api/v1/projects";

    private static readonly string[] Others = ["limit", "cursor"];

    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, GetProjects)
            .WithName("listProjects").WithTags("Projects")
            .WithSummary("Find projects")
            .WithDescription("Codes may be repeated or joined with commas. `links.next` leads to the next page and never expires; the last page has none. "
                + "`total` is exact. An unknown parameter is refused with the nearest valid name.")
            .WithMetadata([.. ProjectListParameters.All])
            .Produces<ProjectListBody>()
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.TooManyRequests);
        routes.MapGet(List + "/{id}", GetProject)
            .WithName("getProject").WithTags("Projects")
            .WithSummary("One OC4IDS project")
            .WithDescription("The exact bytes that were validated and published, with a strong ETag. 301 leads to the project that took this one's place; 410 says that it was withdrawn.")
            .WithMetadata(new QueryParameter("as_of", "string", "The version that was published at this time: 2026-07-01 or 2026-07-01T13:00:00Z."))
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

        var rows = await search.AfterAsync(filter, cursor, limit + 1, cancellation);
        var total = await search.CountAsync(filter, cancellation);
        var publication = await published.CurrentAsync(cancellation);
        return new TaggedJson<ProjectListBody>(new ProjectListBody
        {
            Total = total,
            Limit = limit,
            DataAsOf = publication?.DataAsOf,
            Projects = [.. rows.Take(limit).Select(row => ProjectSummary.Of(row, address.Of($"{List}/{Uri.EscapeDataString(row.ProjectId)}")))],
            Links = rows.Count > limit ? new PageLinks(Next(filter, rows[limit - 1], limit, address)) : null,
        });
    }

    private static async Task<IResult> GetProject(
        string id, HttpContext context, ProjectSearch search, ProjectHistory history, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(context.Request.Query, "as_of") is { } refused)
            return refused;
        if (context.Request.Query["as_of"].ToString() is { Length: > 0 } then)
            return await AsOfAsync(id, then, context, history, cancellation);
        if (await search.FindAsync(id, cancellation) is not { } project)
            return await search.RedirectAsync(id, cancellation) is { } now
                ? Moved(context, address, now)
                : new Problem(ProblemKind.UnknownProject, id);
        return project.State switch
        {
            ProjectState.Published => Document(context, project),
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
        return await history.AsOfAsync(id, time, cancellation) is { State: ProjectState.Published } version
            ? VersionsApi.Document(context, version, "public, max-age=60")
            : new Problem(ProblemKind.UnknownProject, id);
    }

    private static IResult Document(HttpContext context, Project project)
    {
        context.Response.Headers.CacheControl = "public, max-age=60";
        context.Response.Headers["X-Version"] = project.Version.ToString(CultureInfo.InvariantCulture);
        return Results.Bytes(
            project.Json, "application/json", lastModified: project.LastPublished,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(project.Hash)}\""));
    }

    private static IResult Moved(HttpContext context, PublicAddress address, string id)
    {
        var successor = address.Of($"{List}/{Uri.EscapeDataString(id)}");
        context.Response.Headers.Link = $"<{successor}>; rel=\"successor-version\"";
        return Results.Redirect(successor, permanent: true);
    }

    private static string Next(ProjectFilter filter, ProjectRow last, int limit, PublicAddress address)
    {
        var parameters = filter.ToParameters()
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture)))
            .Append(new("cursor", filter.Order.At(last).Write()));
        return address.Of(List + QueryString.Create(parameters!));
    }
}
