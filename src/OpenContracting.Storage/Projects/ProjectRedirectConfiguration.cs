using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Projects;

internal sealed class ProjectRedirectConfiguration : IEntityTypeConfiguration<ProjectRedirect>
{
    public void Configure(EntityTypeBuilder<ProjectRedirect> entity)
    {
        entity.HasKey(redirect => redirect.OldId);
        entity.HasIndex(redirect => redirect.NewId);
    }
}
