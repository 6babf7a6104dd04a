using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Runs;

internal sealed class RunFaultConfiguration : IEntityTypeConfiguration<RunFault>
{
    public void Configure(EntityTypeBuilder<RunFault> entity)
    {
        entity.HasIndex(fault => new { fault.RunId, fault.Stage, fault.Subject }).IsUnique();
        entity.HasOne<Run>().WithMany().HasForeignKey(fault => fault.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
