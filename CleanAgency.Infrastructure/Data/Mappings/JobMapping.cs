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
        job.HasIndex(j => j.AskedAt);
        // A moment of a schedule has one run.
        job.HasIndex(j => new { j.Kind, j.DueAt }).IsUnique();
        // One at a time of a kind about one thing, whichever of two messages comes first: the other one tries again, finds it and says so.
        job.HasIndex(j => new { j.Kind, j.SubjectId }, "IX_JobRequests_Open").IsUnique().HasFilter($"\"{nameof(JobRequest.State)}\" IN ('{JobState.Waiting}', '{JobState.Running}')");
    }
}

internal sealed class ScheduleMapping : IEntityTypeConfiguration<Schedule>
{
    public void Configure(EntityTypeBuilder<Schedule> schedule)
    {
        schedule.ToTable("Schedules");
        schedule.Property(s => s.Name).HasMaxLength(64);
        schedule.HasIndex(s => s.Name).IsUnique();
    }
}
