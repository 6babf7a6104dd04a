using OpenContracting.Web.Hosting;
using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>An organization of published projects.</summary>
public sealed record OrganizationBody
{
    /// <summary>The institution's id, or the party id of a supplier; of a natural person a number that leads nowhere else.</summary>
    public required string Id { get; init; }

    /// <summary>Its name as it is published.</summary>
    public required string Name { get; init; }

    /// <summary><c>publicAuthority</c>, <c>supplier</c> or both.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Projects it has a part in.</summary>
    public required int Projects { get; init; }

    /// <summary>Where the projects are of which it is the public authority; absent when there is none.</summary>
    public string? ProjectsAsAuthorityUri { get; init; }

    /// <summary>Where the projects are of which it is a supplier; absent when there is none.</summary>
    public string? ProjectsAsSupplierUri { get; init; }

    public static OrganizationBody Of(OrganizationRow row, PublicAddress address) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Roles = [.. new[] { row.AsAuthority > 0 ? "publicAuthority" : null, row.AsSupplier > 0 ? "supplier" : null }.OfType<string>()],
        Projects = row.Projects,
        ProjectsAsAuthorityUri = row.AsAuthority == 0 ? null : address.Of($"/api/v1/projects?institution={Uri.EscapeDataString(row.Id)}"),
        ProjectsAsSupplierUri = row.AsSupplier == 0 ? null : address.Of($"/api/v1/projects?supplier={Uri.EscapeDataString(row.Id)}"),
    };
}
