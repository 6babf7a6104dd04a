using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Usage;

internal sealed class PollDayConfiguration : IEntityTypeConfiguration<PollDay>
{
    public void Configure(EntityTypeBuilder<PollDay> entity)
    {
        entity.HasKey(row => new { row.Day, row.Answer });
        entity.Property(row => row.Answer).HasMaxLength(UsageDay.LongestCode);
    }
}
