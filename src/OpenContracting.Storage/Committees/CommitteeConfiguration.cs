using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Committees;

internal sealed class CommitteeConfiguration : IEntityTypeConfiguration<Committee>
{
    public void Configure(EntityTypeBuilder<Committee> entity)
    {
        entity.Ignore(committee => committee.Facts);
        entity.Property(committee => committee.Code).HasMaxLength(60);
        entity.HasIndex(committee => committee.Code).IsUnique();
        entity.Property(committee => committee.Name).HasMaxLength(Committee.LongestText);
        entity.HasMany(committee => committee.Projects).WithOne().HasForeignKey(watched => watched.CommitteeId);
        entity.HasMany(committee => committee.Members).WithOne().HasForeignKey(member => member.CommitteeId);
    }
}
