using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Budgets;

internal sealed class BudgetRefusedRowConfiguration : IEntityTypeConfiguration<BudgetRefusedRow>
{
    public void Configure(EntityTypeBuilder<BudgetRefusedRow> entity)
    {
        entity.HasKey(row => new { row.ImportId, row.Row });
    }
}
