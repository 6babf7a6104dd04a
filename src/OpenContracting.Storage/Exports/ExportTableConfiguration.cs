using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Exports;

internal sealed class ExportTableConfiguration : IEntityTypeConfiguration<ExportTable>
{
    public void Configure(EntityTypeBuilder<ExportTable> entity)
    {
        entity.HasKey(table => new { table.ExportId, table.Table });
        entity.HasOne<Export>().WithMany().HasForeignKey(table => table.ExportId).OnDelete(DeleteBehavior.Cascade);
    }
}
