using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Recommendations;

internal sealed class RecommendationConfiguration : IEntityTypeConfiguration<Recommendation>
{
    public void Configure(EntityTypeBuilder<Recommendation> entity)
    {
        entity.Property(recommendation => recommendation.Code).HasMaxLength(60);
        entity.HasIndex(recommendation => recommendation.Code).IsUnique();
        entity.Property(recommendation => recommendation.TitleEs).HasMaxLength(Recommendation.LongestTitle);
        entity.Property(recommendation => recommendation.TitleEn).HasMaxLength(Recommendation.LongestTitle);
        entity.Property(recommendation => recommendation.Theme).HasMaxLength(40);
        entity.HasIndex(recommendation => recommendation.ProjectId);
        entity.HasMany(recommendation => recommendation.Events).WithOne().HasForeignKey(written => written.RecommendationId);
    }
}
