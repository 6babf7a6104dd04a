using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The institutions that published projects belong to.</summary>
public static class InstitutionsApi
{
    private const string List = "/api/v1/institutions";

    public static void MapInstitutions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, async (InstitutionList institutions, PublicAddress address, CancellationToken cancellation) =>
                Results.Ok(new InstitutionListBody([.. (await institutions.ListAsync(null, cancellation)).Select(row => Body(row, address))])))
            .WithName("listInstitutions").WithTags("Institutions")
            .WithSummary("Institutions with published projects, most projects first")
            .WithDescription("All of them at once, not paged: public authorities of published projects with how many they have, how many run, how many are late, and "
                + "what they come to. Institutions that publish nothing are under `listInstitutionCoverage`.")
            .Produces<InstitutionListBody>();
        routes.MapGet(List + "/{id}", async (string id, InstitutionList institutions, PublicAddress address, CancellationToken cancellation) =>
                await institutions.FindAsync(id, cancellation) is { } row
                    ? Results.Ok(Body(row, address))
                    : new Problem(ProblemKind.UnknownInstitution, id))
            .WithName("getInstitution").WithTags("Institutions")
            .WithSummary("One institution")
            .WithDescription("By the id that this portal gives it (`mop`), which is also the filter `institution` of projects. 404 for an institution without "
                + "published projects.")
            .Produces<InstitutionBody>()
            .ProducesProblems(ProblemKind.UnknownInstitution);
    }

    private static InstitutionBody Body(InstitutionRow row, PublicAddress address) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Projects = row.Works,
        InExecution = row.InExecution,
        Late = row.Overdue,
        Value = row.Value is null ? null : new AmountBody(row.Value.Value, row.Value.Currency),
        ProjectsUri = address.Of($"/api/v1/projects?institution={Uri.EscapeDataString(row.Id)}"),
    };
}
