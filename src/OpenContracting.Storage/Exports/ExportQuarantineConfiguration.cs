using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Exports;

internal sealed class ExportQuarantineConfiguration : IEntityTypeConfiguration<ExportQuarantine>
{
    public void Configure(EntityTypeBuilder<ExportQuarantine> entity)
    {
        entity.HasKey(row => new { row.ExportId, row.Number });
        entity.HasIndex(row => row.Code);
        entity.HasOne<Export>().WithMany().HasForeignKey(row => row.ExportId).OnDelete(DeleteBehavior.Cascade);
    }
}
