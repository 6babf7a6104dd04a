using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Uses;

internal sealed class UseProjectConfiguration : IEntityTypeConfiguration<UseProject>
{
    public void Configure(EntityTypeBuilder<UseProject> entity)
    {
        entity.HasKey(link => new { link.UseId, link.ProjectId });
        entity.HasIndex(link => link.ProjectId);
    }
}
