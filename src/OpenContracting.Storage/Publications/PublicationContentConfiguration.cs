using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Publications;

internal sealed class PublicationContentConfiguration : IEntityTypeConfiguration<PublicationContent>
{
    public void Configure(EntityTypeBuilder<PublicationContent> entity) => entity.HasKey(content => content.Id);
}
