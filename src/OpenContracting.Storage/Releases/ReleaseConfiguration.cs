using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Releases;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> entity)
    {
        // A release that comes again unchanged is the same release.
        entity.HasIndex(release => new { release.ProcessKey, release.Source, release.Adapter, release.Hash }).IsUnique();
        entity.HasIndex(release => new { release.ExportId, release.SnapshotNumber });
        entity.HasIndex(release => release.Ocid);
    }
}
