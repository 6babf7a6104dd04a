using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.Storage.People;

namespace OpenContracting.Storage.Pushes;

internal sealed class PushRequestConfiguration : IEntityTypeConfiguration<PushRequest>
{
    public void Configure(EntityTypeBuilder<PushRequest> entity)
    {
        entity.HasKey(request => new { request.KeyId, request.IdempotencyKey });
        entity.HasOne<PublisherKey>().WithMany().HasForeignKey(request => request.KeyId).OnDelete(DeleteBehavior.Cascade);
    }
}
