using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Committees;

internal sealed class VisitDraftConfiguration : IEntityTypeConfiguration<VisitDraft>
{
    public void Configure(EntityTypeBuilder<VisitDraft> entity)
    {
        entity.HasOne<Committee>().WithMany().HasForeignKey(draft => draft.CommitteeId);
        entity.HasIndex(draft => draft.Key).IsUnique();
        entity.HasIndex(draft => draft.VisitId).IsUnique();
        entity.HasMany(draft => draft.Photos).WithOne().HasForeignKey(photo => photo.DraftId);
        entity.HasMany(draft => draft.Agreements).WithOne().HasForeignKey(agreement => agreement.DraftId);
    }
}
