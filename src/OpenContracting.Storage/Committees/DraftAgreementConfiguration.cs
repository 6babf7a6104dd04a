using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Committees;

internal sealed class DraftAgreementConfiguration : IEntityTypeConfiguration<DraftAgreement>
{
    public void Configure(EntityTypeBuilder<DraftAgreement> entity) => entity.HasKey(agreement => new { agreement.DraftId, agreement.UserId });
}
