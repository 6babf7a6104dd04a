using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Worksheets;

internal sealed class IndexImportConfiguration : IEntityTypeConfiguration<IndexImport>
{
    public void Configure(EntityTypeBuilder<IndexImport> entity)
    {
        entity.HasMany(import => import.Rows).WithOne().HasForeignKey(row => row.ImportId);
    }
}
