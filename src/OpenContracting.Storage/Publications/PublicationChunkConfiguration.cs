using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class PublicationChunkConfiguration : IEntityTypeConfiguration<PublicationChunk>
{
    public void Configure(EntityTypeBuilder<PublicationChunk> entity)
    {
        entity.HasKey(chunk => new { chunk.ContentId, chunk.Number });
        entity.HasOne<PublicationContent>().WithMany().HasForeignKey(chunk => chunk.ContentId).OnDelete(DeleteBehavior.Cascade);
    }
}
