using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Runs;

internal sealed class RunPartitionConfiguration : IEntityTypeConfiguration<RunPartition>
{
    public void Configure(EntityTypeBuilder<RunPartition> entity)
    {
        entity.HasIndex(partition => new { partition.RunId, partition.Stage, partition.Number }).IsUnique();
        entity.HasIndex(partition => partition.State).HasFilter("state IN ('Pending', 'Running')");
        entity.HasOne<Run>().WithMany().HasForeignKey(partition => partition.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
