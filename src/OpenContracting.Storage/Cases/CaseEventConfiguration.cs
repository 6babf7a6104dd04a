using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Cases;

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> entity)
    {
        entity.Ignore(written => written.Entry);
        entity.HasIndex(written => new { written.CaseId, written.Number }).IsUnique();

        // Two events cannot stand at one place of the chain.
        entity.HasIndex(written => written.Position).IsUnique();
        entity.Property(written => written.Detail).HasMaxLength(60);
        entity.Property(written => written.TextSalt).HasMaxLength(40);
        entity.Property(written => written.TextHash).HasMaxLength(64);
        entity.Property(written => written.Hash).HasMaxLength(64);
    }
}
