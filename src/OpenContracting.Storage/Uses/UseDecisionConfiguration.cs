using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Uses;

internal sealed class UseDecisionConfiguration : IEntityTypeConfiguration<UseDecision>
{
    public void Configure(EntityTypeBuilder<UseDecision> entity) =>
        entity.HasOne<Use>().WithMany().HasForeignKey(decision => decision.UseId).OnDelete(DeleteBehavior.Cascade);
}
