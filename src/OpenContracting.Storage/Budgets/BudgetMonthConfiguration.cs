using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpenContracting.Budgets;

namespace OpenContracting.Storage.Budgets;

internal sealed class BudgetMonthConfiguration : IEntityTypeConfiguration<BudgetMonth>
{
    public void Configure(EntityTypeBuilder<BudgetMonth> entity)
    {
        entity.HasKey(month => new { month.System, month.Code, month.Line, month.Year, month.Month });
        entity.Property(month => month.System).HasMaxLength(20);
        entity.Property(month => month.Code).HasMaxLength(BudgetTable.LongestCode);
        entity.Property(month => month.Line).HasMaxLength(BudgetTable.LongestCode);
        entity.HasOne<BudgetImport>().WithMany().HasForeignKey(month => month.ImportId);
    }
}
