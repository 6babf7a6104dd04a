using System.Text;
using OpenContracting.Jobs.Publications;
using OpenContracting.Projects;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The five lines by which CoST's registry of OC4IDS datasets finds this one, ready to be handed in.</summary>
public static class RegistryApi
{
    public static void MapRegistry(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/oc4ids/registry.yml", GetEntry)
            .WithName("getRegistryEntry").WithTags("OC4IDS")
            .WithSummary("The entry for the registry of OC4IDS datasets; none while project ids bear the placeholder prefix")
            .WithDescription("Five lines of YAML. 404 on demonstrations and as long as project ids bear the placeholder prefix: such data are not to be registered.")
            .Produces(StatusCodes.Status200OK, contentType: "application/yaml")
            .ProducesProblems(ProblemKind.NotRegistrable, ProblemKind.NoPublicationYet)
            .TakesNoParameters();

    private static async Task<IResult> GetEntry(Published published, InstanceKind kind, Func<Publisher> publisher, PublicAddress address, CancellationToken cancellation)
    {
        if (await published.CurrentAsync(cancellation) is not { } publication)
            return new Problem(ProblemKind.NoPublicationYet);
        var who = publisher();
        if (kind.IsDemo || who.ProjectPrefix == ProjectIdMap.PlaceholderPrefix)
            return new Problem(ProblemKind.NotRegistrable, ProjectIdMap.PlaceholderPrefix);
        // Quoted as JSON, which YAML reads as it is.
        var entry = Encoding.UTF8.GetBytes(string.Concat(
            Line("license_title", publication.Licence ?? who.Licence),
            Line("url", address.Of(PackageApi.Address)),
            Line("country", "Panama"),
            Line("portal_title", who.Name),
            Line("portal_url", address.Of("/"))));
        return new TaggedBytes(entry, "application/yaml");
    }

    private static string Line(string key, string value) => $"{key}: \"{value.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"\n";
}
