using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class VisitMapping : IEntityTypeConfiguration<Visit>, IEntityTypeConfiguration<VisitMove>, IEntityTypeConfiguration<DateRequest>
{
    public void Configure(EntityTypeBuilder<Visit> visit)
    {
        visit.ToTable("Visits");
        visit.Ignore(v => v.Slot).Ignore(v => v.Waiting);
        visit.HasIndex(v => new { v.RoundId, v.UnitId }).IsUnique();
        visit.HasOne<Round>().WithMany().HasForeignKey(v => v.RoundId).OnDelete(DeleteBehavior.Restrict);
        visit.HasOne<SupervisedUnit>().WithMany().HasForeignKey(v => v.UnitId).OnDelete(DeleteBehavior.Restrict);
        visit.HasOne<SupervisionGroup>().WithMany().HasForeignKey(v => v.GroupId).OnDelete(DeleteBehavior.Restrict);
        visit.HasOne<SupervisionGroup>().WithMany().HasForeignKey(v => v.SecondGroupId).OnDelete(DeleteBehavior.Restrict);
        visit.HasMany(v => v.Moves).WithOne().HasForeignKey(m => m.VisitId).OnDelete(DeleteBehavior.Cascade);
        visit.HasMany(v => v.Requests).WithOne().HasForeignKey(r => r.VisitId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<VisitMove> move)
    {
        move.ToTable("VisitMoves");
        move.Ignore(m => m.From).Ignore(m => m.To);
        move.Property(m => m.Reason).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<DateRequest> request)
    {
        request.ToTable("DateRequests");
        request.Property(r => r.Reason).HasMaxLength(200);
        request.Property(r => r.Answer).HasMaxLength(200);
    }
}
