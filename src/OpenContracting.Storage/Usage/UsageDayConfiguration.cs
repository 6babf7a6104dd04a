using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Usage;

internal sealed class UsageDayConfiguration : IEntityTypeConfiguration<UsageDay>
{
    public void Configure(EntityTypeBuilder<UsageDay> entity)
    {
        entity.HasKey(row => new { row.Day, row.Kind, row.Item, row.Institution, row.Format, row.Channel, row.Agent, row.RobotsList });
        foreach (var code in new[] { nameof(UsageDay.Kind), nameof(UsageDay.Format), nameof(UsageDay.Channel), nameof(UsageDay.RobotsList) })
            entity.Property<string>(code).HasMaxLength(UsageDay.LongestCode);
        entity.Property(row => row.Item).HasMaxLength(UsageDay.LongestItem);
        entity.Property(row => row.Institution).HasMaxLength(UsageDay.LongestItem);

        // A project's page shows its own counts; an institution's too.
        entity.HasIndex(row => new { row.Kind, row.Item });
        entity.HasIndex(row => row.Institution);
    }
}
