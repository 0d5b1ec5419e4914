using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class ResultMapping : IEntityTypeConfiguration<RoundResult>, IEntityTypeConfiguration<CommittedCard>, IEntityTypeConfiguration<ResultDecision>, IEntityTypeConfiguration<ResultLine>
{
    public void Configure(EntityTypeBuilder<RoundResult> result)
    {
        result.ToTable("RoundResults");
        result.Ignore(r => r.Standing);
        result.Property(r => r.RoundCode).HasMaxLength(12);
        result.Property(r => r.Root).HasMaxLength(64);
        result.Property(r => r.Frozen).HasMaxLength(64);
        result.Property(r => r.CommittedBy).HasMaxLength(64);
        result.HasIndex(r => new { r.RoundId, r.Number }).IsUnique();
        result.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        result.HasMany(r => r.Cards).WithOne().HasForeignKey(c => c.ResultId).OnDelete(DeleteBehavior.Restrict);
        result.HasMany(r => r.Decisions).WithOne().HasForeignKey(d => d.ResultId).OnDelete(DeleteBehavior.Restrict);
        // Only a result that is sent back before it is published loses its lines.
        result.HasMany(r => r.Lines).WithOne().HasForeignKey(l => l.ResultId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CommittedCard> card)
    {
        card.ToTable("CommittedCards");
        card.Property(c => c.Title).HasMaxLength(100);
        card.Property(c => c.Seal).HasMaxLength(64);
        card.HasIndex(c => new { c.ResultId, c.CardId }).IsUnique();
        card.HasOne<Scorecard>().WithMany().HasForeignKey(c => c.CardId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<SupervisedUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ResultDecision> decision)
    {
        decision.ToTable("ResultDecisions");
        decision.Ignore(d => d.Chosen);
        decision.Property(d => d.About).HasMaxLength(100);
        decision.Property(d => d.Grade).HasMaxLength(10);
        decision.Property(d => d.Number).HasMaxLength(Grounds.MostNumber);
        decision.Property(d => d.Reason).HasMaxLength(Grounds.MostReason);
        decision.Property(d => d.ByName).HasMaxLength(64);
        decision.HasIndex(d => d.ResultId);
    }

    public void Configure(EntityTypeBuilder<ResultLine> line)
    {
        line.ToTable("ResultLines");
        line.Ignore(l => l.Content);
        line.Property(l => l.Code).HasMaxLength(20);
        line.Property(l => l.Unit).HasMaxLength(100);
        line.Property(l => l.Category).HasMaxLength(20);
        line.Property(l => l.Groups).HasMaxLength(200);
        line.Property(l => l.Grade).HasMaxLength(10);
        line.Property(l => l.Computed).HasMaxLength(10);
        line.Property(l => l.ByScore).HasMaxLength(10);
        line.Property(l => l.Seal).HasMaxLength(64);
        line.HasIndex(l => new { l.ResultId, l.UnitId }).IsUnique();
        line.HasIndex(l => l.UnitId);
        line.HasOne<SupervisedUnit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
