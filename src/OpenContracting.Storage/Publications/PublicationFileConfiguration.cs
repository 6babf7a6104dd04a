using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class PublicationFileConfiguration : IEntityTypeConfiguration<PublicationFile>
{
    public void Configure(EntityTypeBuilder<PublicationFile> entity)
    {
        entity.HasIndex(file => new { file.PublicationId, file.Name, file.Encoding }).IsUnique();
        entity.HasOne<Publication>().WithMany().HasForeignKey(file => file.PublicationId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<PublicationContent>().WithMany().HasForeignKey(file => file.ContentId).OnDelete(DeleteBehavior.Restrict);
        entity.HasIndex(file => file.InputHash);
    }
}
