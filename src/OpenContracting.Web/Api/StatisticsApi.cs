using OpenContracting.Storage.Projects;
using OpenContracting.Validation;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>Counts and sums by the one filter grammar, and what validation found in each project.</summary>
public static class StatisticsApi
{
    public static void MapStatistics(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/stats", GetStatistics)
            .WithName("getStatistics").WithTags("Statistics")
            .WithSummary("How many projects and how much value, by one kind of code")
            .WithDescription("A project with several codes of the kind counts under each. Balboas and US dollars are added at par.")
            .WithMetadata([new QueryParameter("group_by", "string", $"One of {string.Join(", ", ProjectStatistics.Kinds)}; status when absent."),
                .. ProjectListParameters.All.Where(parameter => parameter.Name is not ("limit" or "cursor"))])
            .Produces<StatisticsBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet("/api/v1/projects/{id}/quality", GetQuality)
            .WithName("getProjectQuality").WithTags("Projects")
            .WithSummary("What validation found in a project, in Spanish or English")
            .WithDescription("Beside the project and never in it: OC4IDS has no place for it. Valid is not complete, and complete is not true.")
            .Produces<QualityBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownProject);
    }

    private static async Task<IResult> GetStatistics(
        HttpRequest request, ProjectStatistics statistics, ProjectSearch search, Published published, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, ["group_by"], out var problems);
        if (problems.Count > 0)
            return problems[0];
        var kind = request.Query["group_by"].ToString() is { Length: > 0 } given ? given : "status";
        if (!ProjectStatistics.Kinds.Contains(kind))
            return RequestParameters.Malformed("group_by", kind, "parameter.group", string.Join(", ", ProjectStatistics.Kinds));
        return new TaggedJson<StatisticsBody>(new StatisticsBody(
            kind,
            await search.CountAsync(filter, cancellation),
            (await published.CurrentAsync(cancellation))?.DataAsOf,
            [.. (await statistics.GroupAsync(filter, kind, cancellation)).Select(row => new StatisticsGroup(
                row.Key, row.Projects, row.Value is null ? null : new AmountBody(row.Value.Value, row.Value.Currency)))]));
    }

    private static async Task<IResult> GetQuality(string id, HttpContext context, ProjectSearch search, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(context.Request.Query) is { } refused)
            return refused;
        if (await search.FindAsync(id, cancellation) is not { State: ProjectState.Published } project)
            return new Problem(ProblemKind.UnknownProject, id);
        var language = RequestLanguage.Of(context.Request);
        context.Response.Headers.Append("Vary", "Accept-Language");
        var findings = project.Findings is null ? new ProjectFindings([], []) : ProjectFindings.Parse(project.Findings);
        return new TaggedJson<QualityBody>(new QualityBody(
            id,
            project.Version,
            [.. findings.Counts.Select(count => new FindingBody(count.Code, Word.Of(count.Kind), Word.Of(count.Severity), 1, count.Count))],
            [.. findings.Notices.Select(notice => new NoticeBody(
                notice.Code, notice.Pointer, NoticeTexts.Message(notice, language), NoticeTexts.Mend(notice.Code, language)))]));
    }
}
