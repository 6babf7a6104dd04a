using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class PublishedPointerConfiguration : IEntityTypeConfiguration<PublishedPointer>
{
    public void Configure(EntityTypeBuilder<PublishedPointer> entity)
    {
        entity.Property(pointer => pointer.Id).ValueGeneratedNever();
        entity.HasOne<Publication>().WithMany().HasForeignKey(pointer => pointer.PublicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
