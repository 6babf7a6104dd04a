using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>A project as lists show it; the whole of it is at <see cref="Uri"/>.</summary>
public sealed record ProjectSummary
{
    public required string Id { get; init; }
    public required string Uri { get; init; }
    public required int Version { get; init; }
    public string? Title { get; init; }
    public string? Status { get; init; }
    public string? Type { get; init; }
    public string? Sector { get; init; }
    public string? Province { get; init; }
    public AuthorityReference? PublicAuthority { get; init; }
    public AmountBody? Value { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public DateTimeOffset? EndDate { get; init; }
    public required int ContractingProcesses { get; init; }
    public DateTimeOffset? Updated { get; init; }

    public static ProjectSummary Of(ProjectRow row, string uri) => new()
    {
        Id = row.ProjectId,
        Uri = uri,
        Version = row.Version,
        Title = row.Title,
        Status = row.Status,
        Type = row.Type,
        Sector = row.Sector,
        Province = row.Province,
        PublicAuthority = row.PublicAuthorityId is null ? null : new AuthorityReference(row.PublicAuthorityId, row.PublicAuthorityName),
        Value = row.Value is { } value ? new AmountBody(value, row.Currency) : null,
        StartDate = row.StartDate,
        EndDate = row.EndDate,
        ContractingProcesses = row.ContractingProcesses,
        Updated = row.Updated,
    };
}
