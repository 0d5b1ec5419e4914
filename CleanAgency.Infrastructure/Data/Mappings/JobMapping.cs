using CleanAgency.Core.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class JobMapping : IEntityTypeConfiguration<JobRequest>
{
    public void Configure(EntityTypeBuilder<JobRequest> job)
    {
        job.ToTable("JobRequests");
        job.Property(j => j.Kind).HasMaxLength(64);
        job.Property(j => j.Runner).HasMaxLength(64);
        job.HasIndex(j => new { j.State, j.AskedAt });
        job.HasIndex(j => new { j.SubjectId, j.Kind });
    }
}
