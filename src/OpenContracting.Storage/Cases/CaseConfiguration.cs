using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Cases;

internal sealed class CaseConfiguration : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> entity)
    {
        entity.Property(one => one.Ref).HasMaxLength(40);
        entity.HasIndex(one => one.Ref).IsUnique();
        entity.Property(one => one.ReceiptId).HasMaxLength(64);
        entity.HasIndex(one => one.ReceiptId).IsUnique();
        entity.Property(one => one.Office).HasMaxLength(60);
        entity.HasIndex(one => new { one.ProjectId, one.State });
        entity.HasIndex(one => new { one.Lane, one.State });

        // What is to be forgotten today.
        entity.HasIndex(one => one.ForgetOn);
        entity.HasMany(one => one.Events).WithOne().HasForeignKey(written => written.CaseId);
        entity.HasMany(one => one.Messages).WithOne().HasForeignKey(message => message.CaseId);
        entity.HasMany(one => one.Files).WithOne().HasForeignKey(file => file.CaseId);
    }
}
