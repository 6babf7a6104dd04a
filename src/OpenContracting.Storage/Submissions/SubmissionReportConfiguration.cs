using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace OpenContracting.Storage.Submissions;

internal sealed class SubmissionReportConfiguration : IEntityTypeConfiguration<SubmissionReport>
{
    public void Configure(EntityTypeBuilder<SubmissionReport> entity)
    {
        entity.HasKey(report => report.SubmissionId);
        entity.HasOne<Submission>().WithOne().HasForeignKey<SubmissionReport>(report => report.SubmissionId).OnDelete(DeleteBehavior.Cascade);
    }
}
