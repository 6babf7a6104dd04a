using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Signals;

internal sealed class SignalReplyConfiguration : IEntityTypeConfiguration<SignalReply>
{
    public void Configure(EntityTypeBuilder<SignalReply> entity)
    {
        entity.Ignore(reply => reply.PublicText);
        entity.Property(reply => reply.Text).HasMaxLength(SignalReply.LongestText);
        entity.HasIndex(reply => new { reply.ProjectId, reply.Signal });
    }
}
