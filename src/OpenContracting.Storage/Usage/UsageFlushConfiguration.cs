using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Usage;

internal sealed class UsageFlushConfiguration : IEntityTypeConfiguration<UsageFlush>
{
    public void Configure(EntityTypeBuilder<UsageFlush> entity) => entity.Property(flush => flush.Id).ValueGeneratedNever();
}
