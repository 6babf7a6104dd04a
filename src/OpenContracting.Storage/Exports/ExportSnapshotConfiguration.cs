using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Exports;

internal sealed class ExportSnapshotConfiguration : IEntityTypeConfiguration<ExportSnapshot>
{
    public void Configure(EntityTypeBuilder<ExportSnapshot> entity)
    {
        entity.HasKey(snapshot => new { snapshot.ExportId, snapshot.Number });
        entity.HasOne<Export>().WithMany().HasForeignKey(snapshot => snapshot.ExportId).OnDelete(DeleteBehavior.Cascade);
    }
}
