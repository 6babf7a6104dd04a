using Microsoft.EntityFrameworkCore;
using OpenContracting.Projects;
using OpenContracting.Storage.Publications;
using OpenContracting.Validation;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>How complete and how good what is published is: path by path, and code by code.</summary>
public static class CoverageApi
{
    public static void MapCoverage(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/coverage", GetCoverage)
            .WithName("getCoverage").WithTags("Statistics")
            .WithSummary("In how many projects, or processes, each OC4IDS path is filled")
            .WithDescription("Of all projects, or of those that a filter finds: what an institution tells and what it does not.")
            .WithMetadata([.. ProjectListParameters.All.Where(parameter => parameter.Name is not ("limit" or "cursor" or "sort"))])
            .Produces<CoverageBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter, ProblemKind.NoPublicationYet)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet("/api/v1/quality", GetQuality)
            .WithName("getQuality").WithTags("Statistics")
            .WithSummary("What validation says of all that is published, and why projects were left out")
            .WithDescription("For one project see /api/v1/projects/{id}/quality. Valid is not complete, and complete is not true.")
            .Produces<QualityOverviewBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.NoPublicationYet);
    }

    private static async Task<IResult> GetCoverage(
        HttpRequest request, ProjectSearch search, Published published, PublicationMemory memory, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, [], out var problems);
        if (problems.Count > 0)
            return problems[0];
        if (await published.CurrentAsync(cancellation) is not { } publication)
            return new Problem(ProblemKind.NoPublicationYet);
        var filled = filter.IsEmpty && publication.ReportOrEmpty().Filled is { } counted
            ? counted
            : await memory.GetAsync("coverage", filter, () => CountAsync(search, filter, cancellation), count => count.Paths.Count * 50, cancellation);
        var language = RequestLanguage.Of(request);
        request.HttpContext.Response.Headers.Append("Vary", "Accept-Language");
        return new TaggedJson<CoverageBody>(new CoverageBody
        {
            Projects = filled.Projects,
            Processes = filled.Processes,
            DataAsOf = publication.DataAsOf,
            Paths = [.. MappingTable.Paths.DistinctBy(path => path.Path).Select(path => Body(path, filled, language))],
        });
    }

    private static async Task<PublicationReport.Coverage> CountAsync(ProjectSearch search, ProjectFilter filter, CancellationToken cancellation)
    {
        var coverage = new MappingCoverage();
        await foreach (var project in search.All(filter).Select(project => project.Json).AsAsyncEnumerable().WithCancellation(cancellation))
            coverage.Add(project);
        return new(
            coverage.Projects, coverage.Processes,
            MappingTable.Paths.DistinctBy(path => path.Path).ToDictionary(path => path.Path, coverage.Count));
    }

    private static CoveredPathBody Body(MappedPath path, PublicationReport.Coverage filled, string language)
    {
        var (of, all) = MappingCoverage.IsOfProcesses(path) ? ("processes", filled.Processes) : ("projects", filled.Projects);
        var count = filled.Paths.GetValueOrDefault(path.Path);
        return new(path.Path, Texts.OfLibrary[language, $"mapping.{path.Element}"], of, count, all == 0 ? 0 : Math.Round((double)count / all, 4));
    }

    private static async Task<IResult> GetQuality(HttpRequest request, Published published, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        if (await published.CurrentAsync(cancellation) is not { } publication)
            return new Problem(ProblemKind.NoPublicationYet);
        var report = publication.ReportOrEmpty();
        return new TaggedJson<QualityOverviewBody>(new QualityOverviewBody(
            publication.Projects, publication.LeftOut, publication.DataAsOf,
            Findings(report.Published), Findings(report.LeftOut.Where(line => line.Severity == Severity.Error))));
    }

    private static FindingBody[] Findings(IEnumerable<PublicationReport.Line> lines) =>
        [.. lines.Select(line => new FindingBody(line.Code, Word.Of(line.Kind), Word.Of(line.Severity), line.Projects, line.Count))];
}
