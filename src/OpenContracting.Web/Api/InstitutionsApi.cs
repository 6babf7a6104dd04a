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
        routes.MapGet(List, async (HttpRequest request, InstitutionList institutions, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query) is { } refused ? refused
                : (IResult)new TaggedJson<InstitutionListBody>(new([.. (await institutions.ListAsync(null, cancellation)).Select(row => Body(row, address))])))
            .WithName("listInstitutions").WithTags("Institutions")
            .WithSummary("Institutions with published projects, most projects first")
            .WithDescription("All of them at once, not paged: public authorities of published projects with how many they have, how many run, how many are late, and "
                + "what they come to. Institutions that publish nothing are under `listInstitutionCoverage`.")
            .Produces<InstitutionListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter);
        routes.MapGet(List + "/{id}", async (string id, HttpRequest request, InstitutionList institutions, PublicAddress address, CancellationToken cancellation) =>
                RequestParameters.Refuse(request.Query) is { } refused ? refused
                : await institutions.FindAsync(id, cancellation) is { } row ? new TaggedJson<InstitutionBody>(Body(row, address))
                : (IResult)new Problem(ProblemKind.UnknownInstitution, id))
            .WithName("getInstitution").WithTags("Institutions")
            .WithSummary("One institution")
            .WithDescription("By the id that this portal gives it (`mop`), which is also the filter `institution` of projects. 404 for an institution without "
                + "published projects.")
            .Produces<InstitutionBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownInstitution, ProblemKind.UnknownParameter);
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
