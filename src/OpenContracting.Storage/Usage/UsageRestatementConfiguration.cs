using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Usage;

internal sealed class UsageRestatementConfiguration : IEntityTypeConfiguration<UsageRestatement>
{
    public void Configure(EntityTypeBuilder<UsageRestatement> entity)
    {
        entity.Property(restatement => restatement.Channel).HasMaxLength(UsageDay.LongestCode);
        entity.Property(restatement => restatement.Item).HasMaxLength(UsageDay.LongestItem);
        entity.Property(restatement => restatement.Reason).HasMaxLength(500);
    }
}
