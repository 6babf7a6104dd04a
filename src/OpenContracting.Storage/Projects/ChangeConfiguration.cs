using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Projects;

internal sealed class ChangeConfiguration : IEntityTypeConfiguration<Change>
{
    public void Configure(EntityTypeBuilder<Change> entity)
    {
        entity.HasKey(change => change.Sequence);
        entity.Property(change => change.Sequence).ValueGeneratedNever();
        entity.HasIndex(change => change.ProjectId);
    }
}
