using OpenContracting.Jobs.Publications;
using OpenContracting.Publications;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The dataset as it was published at a time in the past.</summary>
public static class AsOfApi
{
    public static void MapAsOf(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/oc4ids/as-of/{time}", GetDataset)
            .WithName("getDatasetAsOf").WithTags("OC4IDS")
            .WithSummary("The OC4IDS package as it stood at a date or time")
            .WithDescription("Write 2026-07-01 (the beginning of that day, UTC) or 2026-07-01T13:00:00Z. Whole before the first byte is sent: length, hash and count are in the headers.")
            .WithMetadata(new AnswerSchema(StandardSchemas.ProjectPackage))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.MalformedParameter, ProblemKind.NoPublicationYet)
            .TakesNoParameters();

    private static async Task<IResult> GetDataset(
        string time, ProjectHistory history, SpoolFolder spool, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation)
    {
        if (TimeText.Read(time) is not { } asOf)
            return RequestParameters.Malformed("time", time, "parameter.time");
        var who = publisher();
        var metadata = who.Package(asOf, who.Licence) with { Uri = address.Of($"/api/v1/oc4ids/as-of/{Uri.EscapeDataString(time)}") };
        var file = await spool.WriteAsync("application/json", async stream =>
        {
            var package = PackageWriter.ForProjects(stream, metadata);
            await foreach (var project in history.DatasetAsOfAsync(asOf, cancellation))
                package.Add(project);
            package.Finish();
            return package.Items;
        });
        if (file.Rows > 0)
            return file;
        file.Dispose();
        return new Problem(ProblemKind.NoPublicationYet);
    }
}
