using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Usage;

internal sealed class SocialFigureConfiguration : IEntityTypeConfiguration<SocialFigure>
{
    public void Configure(EntityTypeBuilder<SocialFigure> entity)
    {
        entity.HasKey(figure => new { figure.Network, figure.Post, figure.Month });
        entity.Property(figure => figure.Network).HasMaxLength(UsageDay.LongestCode);
        entity.Property(figure => figure.Account).HasMaxLength(UsageDay.LongestItem);
        entity.Property(figure => figure.Post).HasMaxLength(500);
    }
}
