using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class PublicationChunkConfiguration : IEntityTypeConfiguration<PublicationChunk>
{
    public void Configure(EntityTypeBuilder<PublicationChunk> entity)
    {
        entity.HasKey(chunk => new { chunk.FileId, chunk.Number });
        entity.HasOne<PublicationFile>().WithMany().HasForeignKey(chunk => chunk.FileId).OnDelete(DeleteBehavior.Cascade);
    }
}
