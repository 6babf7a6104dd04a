using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Projects;

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> entity)
    {
        entity.HasKey(project => project.ProjectId);
        entity.HasIndex(project => project.Updated);
        entity.HasIndex(project => project.LastPublished);
        entity.HasIndex(project => project.Status);
        entity.HasIndex(project => project.Type);
        entity.HasIndex(project => project.Sector);
        entity.HasIndex(project => project.Province);
        entity.HasIndex(project => project.PublicAuthorityId);
        entity.HasIndex(project => project.Value);
        entity.HasIndex(project => new { project.Year, project.ProjectId });
        entity.HasIndex(project => new { project.Latitude, project.Longitude });
    }
}
