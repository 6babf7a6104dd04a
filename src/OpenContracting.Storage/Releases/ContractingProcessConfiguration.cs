using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Releases;

internal sealed class ContractingProcessConfiguration : IEntityTypeConfiguration<ContractingProcess>
{
    public void Configure(EntityTypeBuilder<ContractingProcess> entity)
    {
        entity.HasIndex(process => process.ProcessKey).IsUnique();
        entity.HasIndex(process => process.Ocid);
        entity.HasIndex(process => process.ExternalReference);
        entity.HasIndex(process => process.ProjectId);
        entity.HasIndex(process => process.Outcome);
        entity.HasIndex(process => process.Id, "ix_contracting_processes_to_merge").HasFilter("revision <> compiled_revision");
    }
}
