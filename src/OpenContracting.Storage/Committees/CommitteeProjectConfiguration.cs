using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Committees;

internal sealed class CommitteeProjectConfiguration : IEntityTypeConfiguration<CommitteeProject>
{
    public void Configure(EntityTypeBuilder<CommitteeProject> entity)
    {
        entity.HasKey(watched => new { watched.CommitteeId, watched.ProjectId });
        entity.HasIndex(watched => watched.ProjectId);
    }
}
