using System.Globalization;
using OpenContracting.Storage.Projects;
using OpenContracting.Validation;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The projects kept out of the package, each with its reasons: a package that is always valid must say what it does not hold.</summary>
public static class LeftOutApi
{
    private const string Address = "/api/v1/oc4ids/left-out";

    public static void MapLeftOut(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, GetLeftOut)
            .WithName("listLeftOut").WithTags("OC4IDS")
            .WithSummary("Projects left out of the package because of structural errors, with the reasons")
            .WithDescription("Ordered by id; `links.next` goes on. What is here is not in the package, and its reasons are structural errors; a project comes back by "
                + "itself once its data are mended.")
            .WithMetadata(
                new QueryParameter("limit", "integer", "Projects a page, 1 to 1000; 100 when absent."),
                new QueryParameter("after", "string", "The id after which the page begins, as `links.next` gives it."))
            .Produces<LeftOutListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);

    private static async Task<IResult> GetLeftOut(
        HttpRequest request, LeftOutProjects projects, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query, "limit", "after") is { } refused)
            return refused;
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        var language = RequestLanguage.Of(request);
        request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
        var after = request.Query["after"].ToString();
        var rows = await projects.AfterAsync(after.Length > 0 ? after : null, limit + 1, cancellation);
        return new TaggedJson<LeftOutListBody>(new LeftOutListBody(
            await projects.CountAsync(cancellation),
            limit,
            [.. rows.Take(limit).Select(row => Body(row, language))],
            rows.Count > limit
                ? new PageLinks(address.Of($"{Address}?limit={limit.ToString(CultureInfo.InvariantCulture)}&after={Uri.EscapeDataString(rows[limit - 1].ProjectId)}"))
                : null));
    }

    private static LeftOutBody Body(Project project, string language) => new()
    {
        Id = project.ProjectId,
        Title = project.Title,
        PublicAuthority = project.PublicAuthorityId is null ? null : new AuthorityReference(project.PublicAuthorityId, project.PublicAuthorityName),
        Since = project.LastPublished,
        Reasons = project.Findings is null ? [] : [.. ProjectFindings.Parse(project.Findings).Notices
            .Where(notice => notice is { Kind: NoticeKind.Structure, Severity: Severity.Error })
            .Select(notice => new NoticeBody(
                notice.Code, notice.Pointer, NoticeTexts.Message(notice, language), NoticeTexts.Mend(notice.Code, language)))],
    };
}
