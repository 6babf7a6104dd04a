using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.People.Worksheets;

namespace OpenContracting.Storage.Worksheets;

internal sealed class IndexEntryConfiguration : IEntityTypeConfiguration<IndexEntry>
{
    public void Configure(EntityTypeBuilder<IndexEntry> entity)
    {
        entity.Property(entry => entry.Node).HasMaxLength(IndexTable.LongestCode);
        entity.Property(entry => entry.Evidence).HasMaxLength(IndexEntry.LongestText);
        entity.Property(entry => entry.EvidenceUrl).HasMaxLength(IndexEntry.LongestUrl);
        entity.Property(entry => entry.Reason).HasMaxLength(IndexEntry.LongestText);
        entity.HasIndex(entry => new { entry.EditionId, entry.Institution, entry.Node });
        entity.HasOne<IndexEdition>().WithMany().HasForeignKey(entry => entry.EditionId);
    }
}
