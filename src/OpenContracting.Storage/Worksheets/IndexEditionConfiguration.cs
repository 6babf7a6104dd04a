using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.People.Worksheets;

namespace OpenContracting.Storage.Worksheets;

internal sealed class IndexEditionConfiguration : IEntityTypeConfiguration<IndexEdition>
{
    public void Configure(EntityTypeBuilder<IndexEdition> entity)
    {
        entity.Property(edition => edition.Name).HasMaxLength(IndexTable.LongestCode);
        entity.Property(edition => edition.Source).HasMaxLength(IndexEdition.LongestSource);
        entity.HasIndex(edition => edition.Name).IsUnique();
        entity.HasMany(edition => edition.Imports).WithOne().HasForeignKey(import => import.EditionId);
    }
}
