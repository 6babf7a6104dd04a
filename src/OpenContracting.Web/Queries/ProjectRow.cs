using System.Linq.Expressions;
using OpenContracting.Storage.Projects;

namespace OpenContracting.Web.Queries;

/// <summary>A project as lists show it.</summary>
public sealed record ProjectRow
{
    /// <summary>The columns to ask the database for.</summary>
    public static readonly Expression<Func<Project, ProjectRow>> Of = project => new ProjectRow
    {
        ProjectId = project.ProjectId,
        Title = project.Title,
        Status = project.Status,
        Type = project.Type,
        Sector = project.Sector,
        Province = project.Province,
        PublicAuthorityId = project.PublicAuthorityId,
        PublicAuthorityName = project.PublicAuthorityName,
        Value = project.Value,
        Currency = project.Currency,
        StartDate = project.StartDate,
        EndDate = project.EndDate,
        ContractingProcesses = project.ContractingProcesses,
        Updated = project.Updated,
        Version = project.Version,
    };

    public required string ProjectId { get; init; }
    public string? Title { get; init; }
    public string? Status { get; init; }
    public string? Type { get; init; }
    public string? Sector { get; init; }
    public string? Province { get; init; }
    public string? PublicAuthorityId { get; init; }
    public string? PublicAuthorityName { get; init; }
    public decimal? Value { get; init; }
    public string? Currency { get; init; }
    public DateTimeOffset? StartDate { get; init; }
    public DateTimeOffset? EndDate { get; init; }
    public int ContractingProcesses { get; init; }
    public DateTimeOffset? Updated { get; init; }
    public int Version { get; init; }
}
