using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Releases;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> entity)
    {
        // One of each snapshot. Not of each content: a state may come back after another one.
        entity.HasIndex(release => new { release.ExportId, release.SnapshotNumber }).IsUnique();
        entity.HasIndex(release => new { release.ProcessKey, release.Source, release.Adapter });
        entity.PrimitiveCollection(release => release.UnknownTables);
        entity.HasIndex(release => release.Ocid);
    }
}
