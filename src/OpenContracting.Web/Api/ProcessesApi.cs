using System.Globalization;
using OpenContracting.Jobs.Publications;
using OpenContracting.Publications;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The contracting processes of published projects, and the OCDS record of each.</summary>
public static class ProcessesApi
{
    private const string List = "/api/v1/processes";
    private const string Record = "/api/v1/ocds/records/";

    private static readonly string[] Others = ["limit", "cursor"];

    public static void MapProcesses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, GetProcesses)
            .WithName("listProcesses").WithTags("OCDS")
            .WithSummary("The contracting processes of the projects that a filter finds")
            .WithDescription("The filter is that of projects; `sort` has no effect: processes come in the order in which they first came in.")
            .WithMetadata([.. ProjectListParameters.All])
            .Produces<ProcessListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(Record + "{ocid}", GetRecord)
            .WithName("getRecord").WithTags("OCDS")
            .WithSummary("The record of a contracting process, as an OCDS 1.1 record package: all releases whole, and what they compile to")
            .WithDescription("Strong ETag. 404 where no published project has the process. Releases are whole, as they were made; the compiled release is merged from "
                + "them.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownRelease);
    }

    private static async Task<IResult> GetProcesses(HttpRequest request, ProcessSearch search, PublicAddress address, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, Others, out var problems);
        if (problems.Count > 0)
            return problems[0];
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        long after = 0;
        if (request.Query["cursor"].ToString() is { Length: > 0 } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return RequestParameters.Malformed("cursor", cursor, "parameter.cursor");

        var rows = await search.AfterAsync(filter, after, limit + 1, cancellation);
        var next = filter.ToParameters()
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture)))
            .Append(new("cursor", rows.Count > limit ? rows[limit - 1].Id.ToString(CultureInfo.InvariantCulture) : ""));
        return new TaggedJson<ProcessListBody>(new ProcessListBody(
            await search.CountAsync(filter, cancellation),
            limit,
            [.. rows.Take(limit).Select(row => Body(row, address))],
            rows.Count > limit ? new PageLinks(address.Of(List + QueryString.Create(next!))) : null));
    }

    private static ProcessBody Body(ProcessRow row, PublicAddress address) => new()
    {
        Ocid = row.Ocid,
        Number = row.Number,
        Date = row.Date,
        ProjectId = row.ProjectId,
        ProjectUri = address.Of($"/api/v1/projects/{Uri.EscapeDataString(row.ProjectId)}"),
        RecordUri = row.Ocid is null ? null : address.Of(Record + Uri.EscapeDataString(row.Ocid)),
        ReleasesUri = row.Ocid is null ? null : address.Of($"/api/v1/ocds/releases/{Uri.EscapeDataString(row.Ocid)}"),
    };

    private static async Task<IResult> GetRecord(
        string ocid, HttpContext context, ProcessSearch search, Published published, Func<Publisher> publisher, PublicAddress address,
        CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(context.Request.Query) is { } refused)
            return refused;
        if (await search.FindAsync(ocid, cancellation) is not { } process
            || await search.HistoryAsync(process.ProcessKey, cancellation) is not { Date: { } date } history)
            return new Problem(ProblemKind.UnknownRelease, ocid);
        var publication = await published.CurrentAsync(cancellation);
        using var buffer = new MemoryStream();
        var package = PackageWriter.ForRecords(buffer, publisher().Package(date, publication?.Licence) with
        {
            Uri = address.Of(Record + Uri.EscapeDataString(ocid)),
        });
        package.Add(history.Record(ocid, history.CompiledJson()));
        package.Finish();
        context.Response.Headers.CacheControl = "public, max-age=60";
        return new TaggedBytes(buffer.ToArray(), "application/json");
    }
}
