using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.Storage.Exports;
using OpenContracting.Storage.People;

namespace OpenContracting.Storage.Pushes;

internal sealed class PushCallbackConfiguration : IEntityTypeConfiguration<PushCallback>
{
    public void Configure(EntityTypeBuilder<PushCallback> entity)
    {
        entity.HasKey(callback => new { callback.ExportId, callback.KeyId });
        entity.HasIndex(callback => callback.NextAttemptAt);
        entity.HasOne<Export>().WithMany().HasForeignKey(callback => callback.ExportId).OnDelete(DeleteBehavior.Cascade);
        entity.HasOne<PublisherKey>().WithMany().HasForeignKey(callback => callback.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
