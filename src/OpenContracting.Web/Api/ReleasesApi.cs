using Microsoft.EntityFrameworkCore;
using OpenContracting.Jobs.Publications;
using OpenContracting.Jobs.Releases;
using OpenContracting.Publications;
using OpenContracting.Storage;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>OCDS releases, each in a release package: what the projects' links to releases lead to.</summary>
public static class ReleasesApi
{
    private const string Releases = "/api/v1/ocds/releases/{ocid}";

    public static void MapReleases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Releases, (string ocid, Db db, Published published, PublicAddress address, Func<Publisher> publisher, HttpContext context, CancellationToken cancellation) =>
                PackageAsync(ocid, null, db, published, address, publisher, context, cancellation))
            .WithName("listReleases").WithTags("OCDS")
            .WithSummary("All releases of a contracting process, as an OCDS 1.1 release package, oldest first")
            .WithDescription("Strong ETag. 404 where no published project has the process. A release never changes once it is here; new facts come as new releases.")
            .WithMetadata(new AnswerSchema(StandardSchemas.ReleasePackage))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownRelease)
            .TakesNoParameters();
        routes.MapGet(Releases + "/{id}", (string ocid, string id, Db db, Published published, PublicAddress address, Func<Publisher> publisher, HttpContext context, CancellationToken cancellation) =>
                PackageAsync(ocid, id, db, published, address, publisher, context, cancellation))
            .WithName("getRelease").WithTags("OCDS")
            .WithSummary("One release, as an OCDS 1.1 release package")
            .WithDescription("`id` is the release's id within its process. 404 where no published project has it.")
            .WithMetadata(new AnswerSchema(StandardSchemas.ReleasePackage))
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownRelease)
            .TakesNoParameters();
    }

    private static async Task<IResult> PackageAsync(
        string ocid, string? id, Db db, Published published, PublicAddress address, Func<Publisher> publisher,
        HttpContext context, CancellationToken cancellation)
    {
        // Only of processes whose project is published: until then nobody has looked at them.
        var rows = await StoredHistory.WithoutProvenance((await PublishedReleases.OfAsync(db, cancellation))
            .Where(release => db.ContractingProcesses.Any(process => process.Ocid == ocid && process.ProcessKey == release.ProcessKey
                && db.Projects.Any(project => project.ProjectId == process.ProjectId && project.State == Storage.Projects.ProjectState.Published))))
            .ToListAsync(cancellation);
        var releases = rows.GroupBy(row => row.ProcessKey).SelectMany(process => StoredHistory.Of(process).Releases)
            .Where(release => id is null || release.Id == id).ToList();
        if (releases.Count == 0)
            return new Problem(ProblemKind.UnknownRelease, id ?? ocid);

        var who = publisher();
        var buffer = new MemoryStream();
        var package = PackageWriter.ForReleases(buffer, new PackageMetadata
        {
            Uri = address.Of(context.Request.Path.ToUriComponent()),
            PublishedDate = (await published.CurrentAsync(cancellation))?.PublishedAt ?? releases[^1].Date,
            PublisherName = who.Name,
            PublisherUri = who.Uri,
            PublisherScheme = who.Scheme,
            PublisherUid = who.Uid,
            License = who.Licence,
            PublicationPolicy = who.PublicationPolicy,
        });
        foreach (var release in releases)
            package.Add(release.Json.Span);
        package.Finish();
        context.Response.Headers.CacheControl = "public, max-age=60";
        return new TaggedBytes(buffer.ToArray(), "application/json");
    }
}
