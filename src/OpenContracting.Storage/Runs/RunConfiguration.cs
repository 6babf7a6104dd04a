using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Runs;

internal sealed class RunConfiguration : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> entity)
    {
        // One intake an export, whoever delivers or resumes it.
        entity.HasIndex(run => run.ExportId).IsUnique();
        entity.HasIndex(run => run.State);

        // One publication runs, and at most one waits: a change that comes meanwhile goes along with the one that waits.
        entity.HasIndex(run => new { run.Kind, run.State }).IsUnique()
            .HasFilter("kind = 'Publication' AND state IN ('Waiting', 'Running')");
    }
}
