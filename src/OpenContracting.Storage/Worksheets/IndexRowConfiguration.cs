using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.People.Worksheets;

namespace OpenContracting.Storage.Worksheets;

internal sealed class IndexRowConfiguration : IEntityTypeConfiguration<IndexRow>
{
    public void Configure(EntityTypeBuilder<IndexRow> entity)
    {
        entity.HasKey(row => new { row.ImportId, row.Position });
        entity.Property(row => row.Node).HasMaxLength(IndexTable.LongestCode);
        entity.Property(row => row.Parent).HasMaxLength(IndexTable.LongestCode);
        entity.Property(row => row.Spanish).HasMaxLength(IndexTable.LongestName);
        entity.Property(row => row.English).HasMaxLength(IndexTable.LongestName);
        entity.Property(row => row.Source).HasMaxLength(IndexTable.LongestSource);
    }
}
