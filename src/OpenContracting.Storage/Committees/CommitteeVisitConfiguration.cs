using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Committees;

internal sealed class CommitteeVisitConfiguration : IEntityTypeConfiguration<CommitteeVisit>
{
    public void Configure(EntityTypeBuilder<CommitteeVisit> entity)
    {
        entity.Ignore(visit => visit.Facts);
        entity.HasOne<Committee>().WithMany().HasForeignKey(visit => visit.CommitteeId);
        entity.HasIndex(visit => visit.ProjectId);
    }
}
