using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Projects;

internal sealed class ProjectVersionConfiguration : IEntityTypeConfiguration<ProjectVersion>
{
    public void Configure(EntityTypeBuilder<ProjectVersion> entity)
    {
        entity.HasKey(version => new { version.ProjectId, version.Version });
        entity.HasIndex(version => version.PublicationId);
    }
}
