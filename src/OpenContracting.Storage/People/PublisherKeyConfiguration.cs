using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.People;

internal sealed class PublisherKeyConfiguration : IEntityTypeConfiguration<PublisherKey>
{
    public void Configure(EntityTypeBuilder<PublisherKey> entity)
    {
        entity.HasIndex(key => key.Hash).IsUnique();
    }
}
