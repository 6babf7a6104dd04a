using OpenContracting.Web.Queries;

namespace OpenContracting.Web.Api;

/// <summary>A project as lists show it; the whole of it is at <c>uri</c>.</summary>
public sealed record ProjectSummary
{
    /// <summary>The OC4IDS id: <c>oc4ids-</c>, a prefix, and the publisher's own number.</summary>
    public required string Id { get; init; }

    /// <summary>Where the whole project is, in this API.</summary>
    public required string Uri { get; init; }

    /// <summary>The number of its present version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its title, as in OC4IDS.</summary>
    public string? Title { get; init; }

    /// <summary>A code of OC4IDS projectStatus.csv, such as <c>implementation</c>.</summary>
    public string? Status { get; init; }

    /// <summary>A code of OC4IDS projectType.csv: <c>construction</c>, <c>rehabilitation</c> and others.</summary>
    public string? Type { get; init; }

    /// <summary>A code of OC4IDS projectSector.csv: its first one.</summary>
    public string? Sector { get; init; }

    /// <summary>The name of the province of its first place.</summary>
    public string? Province { get; init; }

    /// <summary>The institution that is responsible for it.</summary>
    public AuthorityReference? PublicAuthority { get; init; }

    /// <summary>Its value: the amount of its budget, else of its contracts, else of its cost estimates; absent where none is known.</summary>
    public AmountBody? Value { get; init; }

    /// <summary>When it begins, as far as its data tell.</summary>
    public DateTimeOffset? StartDate { get; init; }

    /// <summary>When it ends, as far as its data tell.</summary>
    public DateTimeOffset? EndDate { get; init; }

    /// <summary>How many contracting processes it has.</summary>
    public required int ContractingProcesses { get; init; }

    /// <summary>When something was last added to it, as its <c>updated</c> says.</summary>
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
