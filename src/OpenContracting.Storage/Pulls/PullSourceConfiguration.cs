using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Pulls;

internal sealed class PullSourceConfiguration : IEntityTypeConfiguration<PullSource>
{
    public void Configure(EntityTypeBuilder<PullSource> entity) => entity.HasKey(source => source.Name);
}
