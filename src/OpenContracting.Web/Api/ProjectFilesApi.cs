using Microsoft.EntityFrameworkCore;
using OpenContracting.Publications.Bulk;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>All projects that a filter finds, as one file: CSV, GeoJSON or JSON Lines, whole before its first byte is sent.</summary>
public static class ProjectFilesApi
{
    private static readonly QueryParameter[] CsvParameters =
    [
        new("labels", "string", "es or en: titles in the header instead of paths."),
        new("bom", "string", "`yes`: begin with the mark that Excel needs to see UTF-8."),
    ];

    public static void MapProjectFiles(this IEndpointRouteBuilder routes)
    {
        Map(routes, "csv", "text/csv; charset=utf-8", "downloadProjectsCsv", "CSV (RFC 4180, UTF-8); cells that a spreadsheet would run are neutralised", CsvParameters, CsvAsync);
        Map(routes, "geojson", "application/geo+json", "downloadProjectsGeoJson", "GeoJSON; projects without a point have a null geometry", [], GeoJsonAsync);
        Map(routes, "ndjson", "application/x-ndjson", "downloadProjectsLines", "JSON Lines: each whole OC4IDS project on a line", [], LinesAsync);
    }

    private static void Map(
        IEndpointRouteBuilder routes, string ending, string contentType, string name, string format, QueryParameter[] own,
        Func<Stream, IQueryable<Project>, IQueryCollection, CancellationToken, Task<long>> write) =>
        routes.MapGet($"/api/v1/projects.{ending}", async (HttpRequest request, ProjectSearch search, SpoolFolder spool, CancellationToken cancellation) =>
            {
                var filter = ProjectFilter.Read(request.Query, [.. own.Select(parameter => parameter.Name)], out var problems);
                if (problems.Count > 0)
                    return problems[0];
                if (request.Query["labels"].ToString() is not ("" or "es" or "en") and var labels)
                    return RequestParameters.Malformed("labels", labels, "parameter.lang");
                if (request.Query["bom"].ToString() is not ("" or "yes" or "no") and var bom)
                    return RequestParameters.Malformed("bom", bom, "parameter.yesOrNo");
                return (IResult)await spool.WriteAsync(contentType, stream => write(stream, search.All(filter), request.Query, cancellation));
            })
            .WithName(name).WithTags("Projects")
            .WithSummary($"All projects that a filter finds, as {format}")
            .WithDescription("Never cut: the number of rows (X-Total-Count), the hash (Repr-Digest) and the length are sent before the first byte.")
            .WithMetadata([.. ProjectListParameters.All.Where(parameter => parameter.Name is not ("limit" or "cursor")), .. own])
            .Produces(StatusCodes.Status200OK, contentType: contentType.Split(';')[0])
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);

    private static async Task<long> CsvAsync(Stream output, IQueryable<Project> projects, IQueryCollection query, CancellationToken cancellation)
    {
        using var csv = new ProjectCsv(output, query["labels"].ToString() is { Length: > 0 } labels ? labels : null, query["bom"] == "yes");
        await foreach (var line in projects.Select(ProjectLines.Of).AsAsyncEnumerable().WithCancellation(cancellation))
            csv.Add(line);
        csv.Finish();
        return csv.Rows;
    }

    private static async Task<long> GeoJsonAsync(Stream output, IQueryable<Project> projects, IQueryCollection query, CancellationToken cancellation)
    {
        using var json = new ProjectGeoJson(output);
        await foreach (var line in projects.Select(ProjectLines.Of).AsAsyncEnumerable().WithCancellation(cancellation))
            json.Add(line);
        json.Finish();
        return json.Rows;
    }

    private static async Task<long> LinesAsync(Stream output, IQueryable<Project> projects, IQueryCollection query, CancellationToken cancellation)
    {
        var rows = 0L;
        await foreach (var json in projects.Select(project => project.Json).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            output.Write(json);
            output.WriteByte((byte)'\n');
            rows++;
        }

        return rows;
    }
}
