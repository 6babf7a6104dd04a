using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Exports;

internal sealed class ExportChunkConfiguration : IEntityTypeConfiguration<ExportChunk>
{
    public void Configure(EntityTypeBuilder<ExportChunk> entity)
    {
        entity.HasKey(chunk => new { chunk.ExportId, chunk.Number });
        entity.HasOne<Export>().WithMany().HasForeignKey(chunk => chunk.ExportId).OnDelete(DeleteBehavior.Cascade);
    }
}
