using System.Linq.Expressions;
using OpenContracting.Publications.Bulk;

namespace OpenContracting.Storage.Projects;

/// <summary>Projects as rows of a table.</summary>
public static class ProjectLines
{
    /// <summary>The columns to ask the database for.</summary>
    public static Expression<Func<Project, ProjectLine>> Of { get; } = project => new ProjectLine
    {
        Id = project.ProjectId,
        Version = project.Version,
        Title = project.Title,
        Description = project.Description,
        Status = project.Status,
        Type = project.Type,
        Sectors = project.Sectors,
        Provinces = project.Provinces,
        Latitude = project.Latitude,
        Longitude = project.Longitude,
        AuthorityId = project.PublicAuthorityId,
        AuthorityName = project.PublicAuthorityName,
        Suppliers = project.SupplierNames,
        Procedures = project.Procedures,
        Value = project.Value,
        Currency = project.Currency,
        Start = project.StartDate,
        End = project.EndDate,
        ContractingProcesses = project.ContractingProcesses,
        Year = project.Year,
        Updated = project.Updated,
        Published = project.LastPublished,
    };
}
