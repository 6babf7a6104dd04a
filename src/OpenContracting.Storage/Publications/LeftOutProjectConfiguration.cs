using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class LeftOutProjectConfiguration : IEntityTypeConfiguration<LeftOutProject>
{
    public void Configure(EntityTypeBuilder<LeftOutProject> entity)
    {
        entity.HasKey(project => new { project.PublicationId, project.ProjectId, project.Number });
        entity.HasOne<Publication>().WithMany().HasForeignKey(project => project.PublicationId).OnDelete(DeleteBehavior.Cascade);
    }
}
