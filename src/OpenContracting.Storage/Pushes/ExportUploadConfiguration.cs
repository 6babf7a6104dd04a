using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;

namespace OpenContracting.Storage.Pushes;

internal sealed class ExportUploadConfiguration : IEntityTypeConfiguration<ExportUpload>
{
    public void Configure(EntityTypeBuilder<ExportUpload> entity)
    {
        entity.HasIndex(upload => upload.ExportId).IsUnique();
        entity.HasOne<Export>().WithMany().HasForeignKey(upload => upload.ExportId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<PublisherKey>().WithMany().HasForeignKey(upload => upload.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
