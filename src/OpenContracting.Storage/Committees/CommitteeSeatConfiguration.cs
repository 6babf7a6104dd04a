using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.Storage.People;

namespace OpenContracting.Storage.Committees;

internal sealed class CommitteeSeatConfiguration : IEntityTypeConfiguration<CommitteeSeat>
{
    public void Configure(EntityTypeBuilder<CommitteeSeat> entity)
    {
        entity.HasKey(seat => new { seat.CommitteeId, seat.UserId });
        entity.HasOne<Committee>().WithMany().HasForeignKey(seat => seat.CommitteeId);
        entity.HasOne<User>().WithMany().HasForeignKey(seat => seat.UserId).OnDelete(DeleteBehavior.Cascade);
        entity.Property(seat => seat.Interest).HasMaxLength(Committee.LongestText);
    }
}
