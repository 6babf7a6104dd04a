using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Uses;

internal sealed class UseConfiguration : IEntityTypeConfiguration<Use>
{
    public void Configure(EntityTypeBuilder<Use> entity)
    {
        entity.HasMany(use => use.Projects).WithOne().HasForeignKey(link => link.UseId).OnDelete(DeleteBehavior.Cascade);
        entity.HasIndex(use => use.Receipt).IsUnique();
        entity.HasIndex(use => use.State);
    }
}
