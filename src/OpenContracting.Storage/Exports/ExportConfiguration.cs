using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Exports;

internal sealed class ExportConfiguration : IEntityTypeConfiguration<Export>
{
    public void Configure(EntityTypeBuilder<Export> entity)
    {
        // The same bytes twice are one export. Exports that are still coming in have no hash yet.
        entity.HasIndex(export => export.Sha256).IsUnique();
        entity.HasIndex(export => export.State);
        entity.HasIndex(export => export.ReceivedAt);
        entity.PrimitiveCollection(export => export.UnknownTables);
    }
}
