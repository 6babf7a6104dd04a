using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Committees;

internal sealed class VisitPhotoConfiguration : IEntityTypeConfiguration<VisitPhoto>
{
    public void Configure(EntityTypeBuilder<VisitPhoto> entity)
    {
        entity.HasIndex(photo => new { photo.DraftId, photo.Number }).IsUnique();
        entity.Property(photo => photo.Media).HasMaxLength(60);
        entity.Property(photo => photo.Description).HasMaxLength(VisitPhoto.LongestDescription);
    }
}
