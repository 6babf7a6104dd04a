using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Pulls;

internal sealed class PulledFileConfiguration : IEntityTypeConfiguration<PulledFile>
{
    public void Configure(EntityTypeBuilder<PulledFile> entity)
    {
        entity.HasKey(file => new { file.Pull, file.Address });
        entity.HasOne<PullSource>().WithMany().HasForeignKey(file => file.Pull).OnDelete(DeleteBehavior.Cascade);
    }
}
