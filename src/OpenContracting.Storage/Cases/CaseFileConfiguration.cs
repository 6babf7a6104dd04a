using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Cases;

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> entity)
    {
        entity.HasIndex(file => new { file.CaseId, file.Number }).IsUnique();
        entity.Property(file => file.Media).HasMaxLength(60);
    }
}
