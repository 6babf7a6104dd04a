using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Links;

internal sealed class LinkCheckConfiguration : IEntityTypeConfiguration<LinkCheck>
{
    public void Configure(EntityTypeBuilder<LinkCheck> entity)
    {
        entity.HasKey(check => check.Address);
        entity.Property(check => check.Address).HasMaxLength(LinkCheck.LongestAddress);
        entity.Property(check => check.Host).HasMaxLength(255);
        entity.Property(check => check.Cause).HasMaxLength(20);
        entity.HasIndex(check => new { check.Host, check.DueAt });
        entity.HasMany<LinkUse>().WithOne().HasForeignKey(use => use.Address);
    }
}
