using System.Buffers.Text;
using System.Globalization;
using System.Text;
using OpenContracting.Web.Api.Problems;
using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>The organizations of published projects: public authorities and suppliers.</summary>
public static class OrganizationsApi
{
    private const string List = "/api/v1/organizations";

    private static readonly string[] Roles = ["publicAuthority", "supplier"];

    private static readonly string[] Others = ["limit", "cursor", "role", "name"];

    public static void MapOrganizations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, GetOrganizations)
            .WithName("listOrganizations").WithTags("Organizations")
            .WithSummary("The organizations of the projects that a filter finds, most projects first")
            .WithDescription("The filter is that of projects. Counts are of the projects that it finds.")
            .WithMetadata([
                new QueryParameter("role", "string", $"{string.Join(" or ", Roles)}: only those with this role."),
                new QueryParameter("name", "string", "Words of the organization's name; accents and case do not matter."),
                .. ProjectListParameters.All.Where(parameter => parameter.Name != "sort")])
            .Produces<OrganizationListBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownParameter)
            .RequireRateLimiting(RateLimits.Heavy);
        routes.MapGet(List + "/{id}", GetOrganization)
            .WithName("getOrganization").WithTags("Organizations")
            .WithSummary("One organization")
            .WithDescription("By the id that `listOrganizations` gives: an institution's, or the party id of a supplier. A natural person has a number that leads "
                + "nowhere else.")
            .Produces<OrganizationBody>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblems(ProblemKind.UnknownOrganization);
    }

    private static async Task<IResult> GetOrganizations(
        HttpRequest request, OrganizationList organizations, PublicAddress address, CancellationToken cancellation)
    {
        var filter = ProjectFilter.Read(request.Query, Others, out var problems);
        if (problems.Count > 0)
            return problems[0];
        if (RequestParameters.Limit(request.Query) is not { } limit)
            return RequestParameters.BadLimit(request.Query);
        var role = request.Query["role"].ToString();
        if (role.Length > 0 && !Roles.Contains(role))
            return RequestParameters.Malformed("role", role, "parameter.group", string.Join(", ", Roles));
        var (projects, after) = (int.MaxValue, "");
        if (request.Query["cursor"].ToString() is { Length: > 0 } cursor && !TryRead(cursor, out projects, out after))
            return RequestParameters.Malformed("cursor", cursor, "parameter.cursor");

        var name = request.Query["name"].ToString();
        var words = SearchWords.Of(name);
        var all = (await organizations.ListAsync(filter, cancellation))
            .Where(row => role.Length == 0 || (role == "supplier" ? row.AsSupplier : row.AsAuthority) > 0)
            .Where(row => words.All(FoldedText.Fold(row.Name).Contains)).ToList();
        var page = all.Where(row => row.Projects < projects || (row.Projects == projects && string.CompareOrdinal(row.Id, after) > 0)).Take(limit + 1).ToList();
        var parameters = filter.ToParameters()
            .Concat(role.Length > 0 ? [new("role", role)] : Array.Empty<KeyValuePair<string, string>>())
            .Concat(name.Length > 0 ? [new("name", name)] : Array.Empty<KeyValuePair<string, string>>())
            .Append(new("limit", limit.ToString(CultureInfo.InvariantCulture)))
            .Append(new("cursor", page.Count > limit ? Write(page[limit - 1]) : ""));
        return new TaggedJson<OrganizationListBody>(new OrganizationListBody(
            all.Count, limit, [.. page.Take(limit).Select(row => OrganizationBody.Of(row, address))],
            page.Count > limit ? new PageLinks(address.Of(List + QueryString.Create(parameters!))) : null));
    }

    private static async Task<IResult> GetOrganization(
        string id, HttpRequest request, OrganizationList organizations, PublicAddress address, CancellationToken cancellation)
    {
        if (RequestParameters.Refuse(request.Query) is { } refused)
            return refused;
        return await organizations.FindAsync(id, cancellation) is { } row
            ? new TaggedJson<OrganizationBody>(OrganizationBody.Of(row, address))
            : new Problem(ProblemKind.UnknownOrganization, id);
    }

    private static string Write(OrganizationRow row) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{row.Projects.ToString(CultureInfo.InvariantCulture)}|{row.Id}"));

    private static bool TryRead(string cursor, out int projects, out string id)
    {
        (projects, id) = (0, "");
        if (!Base64Url.IsValid(cursor) || Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|', 2) is not [var count, { Length: > 0 } last])
            return false;
        id = last;
        return int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out projects);
    }
}
