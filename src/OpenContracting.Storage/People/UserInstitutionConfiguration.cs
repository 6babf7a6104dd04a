using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.People;

internal sealed class UserInstitutionConfiguration : IEntityTypeConfiguration<UserInstitution>
{
    public void Configure(EntityTypeBuilder<UserInstitution> entity)
    {
        entity.HasKey(scope => new { scope.UserId, scope.Institution });
        entity.HasOne<User>().WithMany().HasForeignKey(scope => scope.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
