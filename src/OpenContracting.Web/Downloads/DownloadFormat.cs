using Microsoft.EntityFrameworkCore;
using OpenContracting.Publications;
using OpenContracting.Publications.Bulk;
using OpenContracting.Publications.Flat;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Downloads;

/// <summary>A format that the projects a filter finds can be downloaded in.</summary>
/// <param name="Name">What it is asked for by, and the file's ending.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Write">Writes the projects, telling each one; returns how many rows.</param>
public sealed record DownloadFormat(string Name, string ContentType, Func<Stream, IQueryable<Project>, PackageMetadata, Action, CancellationToken, Task<long>> Write)
{
    public static IReadOnlyList<DownloadFormat> All { get; } =
    [
        new("csv", "text/csv", CsvAsync),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ExcelAsync),
        new("geojson", "application/geo+json", GeoJsonAsync),
        new("ndjson", "application/x-ndjson", LinesAsync),
        new("oc4ids.json", "application/json", PackageAsync),
        new("tables.csv.zip", "application/zip", TablesAsync),
    ];

    public static DownloadFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);

    private static async Task<long> CsvAsync(Stream output, IQueryable<Project> projects, PackageMetadata metadata, Action wrote, CancellationToken cancellation)
    {
        using var csv = new ProjectCsv(output, null, withMark: true);
        await foreach (var line in projects.Select(ProjectLines.Of).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            csv.Add(line);
            wrote();
        }

        csv.Finish();
        return csv.Rows;
    }

    private static Task<long> ExcelAsync(Stream output, IQueryable<Project> projects, PackageMetadata metadata, Action wrote, CancellationToken cancellation)
    {
        return Task.FromResult(ProjectWorkbook.Write(output, Lines()));

        // The writer pulls, and so cannot wait.
        IEnumerable<ProjectLine> Lines()
        {
            foreach (var line in projects.Select(ProjectLines.Of))
            {
                cancellation.ThrowIfCancellationRequested();
                wrote();
                yield return line;
            }
        }
    }

    private static async Task<long> GeoJsonAsync(Stream output, IQueryable<Project> projects, PackageMetadata metadata, Action wrote, CancellationToken cancellation)
    {
        using var json = new ProjectGeoJson(output);
        await foreach (var line in projects.Select(ProjectLines.Of).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            json.Add(line);
            wrote();
        }

        json.Finish();
        return json.Rows;
    }

    private static Task<long> LinesAsync(Stream output, IQueryable<Project> projects, PackageMetadata metadata, Action wrote, CancellationToken cancellation) =>
        EachAsync(projects, wrote, json =>
        {
            output.Write(json);
            output.WriteByte((byte)'\n');
        }, cancellation);

    private static async Task<long> PackageAsync(Stream output, IQueryable<Project> projects, PackageMetadata metadata, Action wrote, CancellationToken cancellation)
    {
        var package = PackageWriter.ForProjects(output, metadata);
        var rows = await EachAsync(projects, wrote, json => package.Add(json), cancellation);
        package.Finish();
        return rows;
    }

    private static async Task<long> TablesAsync(Stream output, IQueryable<Project> projects, PackageMetadata metadata, Action wrote, CancellationToken cancellation)
    {
        using var flat = new Flattener(FlatLayout.Projects);
        var rows = await EachAsync(projects, wrote, json => flat.Add(json), cancellation);
        flat.WriteZip(output, new FlatOptions { Name = "opencontracting-panama", License = metadata.License });
        return rows;
    }

    private static async Task<long> EachAsync(IQueryable<Project> projects, Action wrote, Action<byte[]> write, CancellationToken cancellation)
    {
        var rows = 0L;
        await foreach (var json in projects.Select(project => project.Json).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            write(json);
            wrote();
            rows++;
        }

        return rows;
    }
}
