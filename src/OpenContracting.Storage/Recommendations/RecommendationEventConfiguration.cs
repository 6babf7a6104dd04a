using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Recommendations;

internal sealed class RecommendationEventConfiguration : IEntityTypeConfiguration<RecommendationEvent>
{
    public void Configure(EntityTypeBuilder<RecommendationEvent> entity)
    {
        entity.Ignore(written => written.Entry);
        entity.HasIndex(written => new { written.RecommendationId, written.Number }).IsUnique();

        // What is still to be told.
        entity.HasIndex(written => written.ToldAt);
    }
}
