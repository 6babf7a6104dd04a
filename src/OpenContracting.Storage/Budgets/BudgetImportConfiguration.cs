using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Budgets;

internal sealed class BudgetImportConfiguration : IEntityTypeConfiguration<BudgetImport>
{
    public void Configure(EntityTypeBuilder<BudgetImport> entity)
    {
        entity.HasIndex(import => import.Hash).IsUnique();
        entity.HasMany(import => import.RefusedRows).WithOne().HasForeignKey(row => row.ImportId);
    }
}
