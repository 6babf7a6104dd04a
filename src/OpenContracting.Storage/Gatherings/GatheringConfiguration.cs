using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Gatherings;

internal sealed class GatheringConfiguration : IEntityTypeConfiguration<Gathering>
{
    public void Configure(EntityTypeBuilder<Gathering> entity)
    {
        entity.Ignore(gathering => gathering.Counts);
        entity.Property(gathering => gathering.TitleEs).HasMaxLength(Gathering.LongestTitle);
        entity.Property(gathering => gathering.TitleEn).HasMaxLength(Gathering.LongestTitle);
        entity.Property(gathering => gathering.Place).HasMaxLength(Gathering.LongestTitle);
        entity.Property(gathering => gathering.Audience).HasMaxLength(Gathering.LongestTitle);
    }
}
