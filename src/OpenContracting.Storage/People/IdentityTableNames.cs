using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.People;

/// <summary>Identity's own entities under names like those of all other tables.</summary>
internal sealed class IdentityTableNames :
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
    IEntityTypeConfiguration<IdentityUserToken<Guid>>, IEntityTypeConfiguration<IdentityUserRole<Guid>>,
    IEntityTypeConfiguration<IdentityRoleClaim<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> entity) => entity.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> entity) => entity.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> entity) => entity.ToTable("user_tokens");

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> entity) => entity.ToTable("user_roles");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> entity) => entity.ToTable("role_claims");

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> entity) => entity.ToTable("user_passkeys");
}
