using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Projects;

internal sealed class ProjectDraftConfiguration : IEntityTypeConfiguration<ProjectDraft>
{
    public void Configure(EntityTypeBuilder<ProjectDraft> entity)
    {
        entity.HasKey(draft => draft.ProjectId);
    }
}
