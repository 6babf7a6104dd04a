using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Submissions;

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<Submission>
{
    public void Configure(EntityTypeBuilder<Submission> entity)
    {
        entity.HasKey(submission => submission.Id);
        entity.Property(submission => submission.Name).HasMaxLength(Submission.LongestName);

        // Swept by it.
        entity.HasIndex(submission => submission.ExpiresAt);
    }
}
