using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Links;

internal sealed class LinkUseConfiguration : IEntityTypeConfiguration<LinkUse>
{
    public void Configure(EntityTypeBuilder<LinkUse> entity)
    {
        entity.HasKey(use => new { use.ProjectId, use.Address });
    }
}
