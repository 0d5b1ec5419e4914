using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class SelfScoreMapping : IEntityTypeConfiguration<SelfScore>, IEntityTypeConfiguration<SelfScoreLine>
{
    public void Configure(EntityTypeBuilder<SelfScore> self)
    {
        self.ToTable("SelfScores");
        self.Property(s => s.Title).HasMaxLength(100);
        self.Property(s => s.SubmittedBy).HasMaxLength(64);
        self.HasIndex(s => new { s.RoundId, s.UnitId }).IsUnique();
        self.HasOne<Round>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Restrict);
        self.HasOne<SupervisedUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        self.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.SelfScoreId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SelfScoreLine> line)
    {
        line.ToTable("SelfScoreLines");
        line.Property(l => l.Code).HasMaxLength(12);
        line.Property(l => l.Note).HasMaxLength(500);
        line.HasIndex(l => new { l.SelfScoreId, l.ItemId }).IsUnique();
        line.HasOne<Indicator>().WithMany().HasForeignKey(l => l.ItemId).OnDelete(DeleteBehavior.Restrict);
    }
}
