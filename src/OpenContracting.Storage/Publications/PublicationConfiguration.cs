using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class PublicationConfiguration : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> entity)
    {
        // A run publishes once, however often its last job is delivered.
        entity.HasIndex(publication => publication.RunId).IsUnique();
        entity.HasIndex(publication => publication.State);
    }
}
