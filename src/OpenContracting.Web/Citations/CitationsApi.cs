using OpenContracting.People.Usage;
using OpenContracting.Storage.Projects;
using OpenContracting.Web.Api;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Pages;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Citations;

/// <summary>Ready citations, for people to paste and for programs that keep references; and the buttons that share a project.</summary>
public static class CitationsApi
{
    /// <summary>Where each network takes what is to be shared: {0} is the address, {1} the title.</summary>
    private static readonly Dictionary<string, string> Networks = new()
    {
        ["whatsapp"] = "https://wa.me/?text={1}%20{0}",
        ["telegram"] = "https://t.me/share/url?url={0}&text={1}",
        ["facebook"] = "https://www.facebook.com/sharer/sharer.php?u={0}",
        ["x"] = "https://x.com/intent/post?url={0}&text={1}",
    };

    public static IReadOnlyList<string> ShareWith { get; } = [.. Networks.Keys];

    public static void MapCitations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/projects/{id}/citation.{format}", GetProjectCitation)
            .WithName("getProjectCitation").WithTags("Projects")
            .WithSummary("A ready citation of a project with its version and date")
            .WithDescription($"`format` is one of {string.Join(", ", Citation.Formats)}.")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain")
            .ProducesProblems(ProblemKind.UnknownProject, ProblemKind.UnknownFile);
        routes.MapGet("/api/v1/citation.{format}", GetDatasetCitation)
            .WithName("getDatasetCitation").WithTags("Bulk")
            .WithSummary("A ready citation of the dataset, as of the newest publication")
            .WithDescription($"`format` is one of {string.Join(", ", Citation.Formats)}.")
            .Produces(StatusCodes.Status200OK, contentType: "text/plain")
            .ProducesProblems(ProblemKind.NoPublicationYet, ProblemKind.UnknownFile);
        // A link of ours that leads to the network: what is pressed can be counted, and nothing of theirs is loaded here.
        routes.MapGet("/compartir/{network}/{id}", ShareAsync).WithName("shareProject").ExcludeFromDescription();
    }

    private static async Task<IResult> GetProjectCitation(
        string id, string format, HttpRequest request, ProjectSearch search, InstanceSettings settings, PublicAddress address, TimeProvider clock,
        CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        if (await search.FindAsync(id, cancellation) is not { State: ProjectState.Published } project)
            return new Problem(ProblemKind.UnknownProject, id);
        return Write(format, new Citation(
            id, project.Title ?? id, project.PublicAuthorityName ?? settings.PublisherName, project.Version.ToString(),
            UsageRules.DayOf(project.LastPublished), address.Of(PageAddress.Project.In("es", id)), UsageRules.DayOf(clock.GetUtcNow())));
    }

    private static async Task<IResult> GetDatasetCitation(
        string format, HttpRequest request, Published published, InstanceSettings settings, PublicAddress address, TimeProvider clock, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        if (await published.CurrentAsync(cancellation) is not { PublishedAt: { } at } publication)
            return new Problem(ProblemKind.NoPublicationYet);
        return Write(format, new Citation(
            "opencontracting-panama", PortalTexts.All["es", "cite.dataset"], settings.PublisherName, publication.Id.ToString(),
            UsageRules.DayOf(at), address.Of(PageAddress.Data.In("es")), UsageRules.DayOf(clock.GetUtcNow())));
    }

    private static async Task<IResult> ShareAsync(string network, string id, ProjectSearch search, PublicAddress address, CancellationToken cancellation)
    {
        if (!Networks.TryGetValue(network, out var target) || await search.FindAsync(id, cancellation) is not { State: ProjectState.Published } project)
            return Results.NotFound();
        return new SeeOther(string.Format(
            target, Uri.EscapeDataString(address.Of(PageAddress.Project.In("es", id))), Uri.EscapeDataString(project.Title ?? id)));
    }

    private static IResult Write(string format, Citation citation) => format switch
    {
        "txt" => Results.Text(citation.Text(), "text/plain; charset=utf-8"),
        "bib" => Results.Text(citation.BibTeX(), "application/x-bibtex; charset=utf-8"),
        "csl.json" => Results.Text(citation.CslJson(), "application/vnd.citationstyles.csl+json; charset=utf-8"),
        _ => new Problem(ProblemKind.UnknownFile, "citation." + format),
    };

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
