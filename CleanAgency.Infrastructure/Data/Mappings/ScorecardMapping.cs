using CleanAgency.Core.Evidence;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class ScorecardMapping : IEntityTypeConfiguration<Scorecard>, IEntityTypeConfiguration<ItemScore>, IEntityTypeConfiguration<Claim>, IEntityTypeConfiguration<Occurrence>,
    IEntityTypeConfiguration<Finding>, IEntityTypeConfiguration<ExtraProposal>, IEntityTypeConfiguration<AttachedFile>, IEntityTypeConfiguration<LateRecord>
{
    public void Configure(EntityTypeBuilder<Scorecard> card)
    {
        card.ToTable("Scorecards");
        card.Property(c => c.Title).HasMaxLength(100);
        card.Property(c => c.Seal).HasMaxLength(64);
        card.HasIndex(c => new { c.RoundId, c.UnitId, c.GroupId }).IsUnique();
        card.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<SupervisedUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        card.HasOne<SupervisionGroup>().WithMany().HasForeignKey(c => c.GroupId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ItemScore> score)
    {
        score.ToTable("ItemScores");
        score.Ignore(s => s.Why);
        score.Property(s => s.Code).HasMaxLength(12);
        score.HasIndex(s => new { s.CardId, s.ItemId }).IsUnique();
        score.HasOne<Scorecard>().WithMany().HasForeignKey(s => s.CardId).OnDelete(DeleteBehavior.Restrict);
        score.HasOne<Indicator>().WithMany().HasForeignKey(s => s.ItemId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Claim> claim)
    {
        claim.ToTable("Claims");
        claim.Property(c => c.Field).HasMaxLength(40);
        claim.Property(c => c.Value).HasMaxLength(1000);
        claim.Property(c => c.Source).HasMaxLength(100);
        claim.Property(c => c.Note).HasMaxLength(500);
        claim.Property(c => c.ByName).HasMaxLength(64);
        claim.Property(c => c.ApprovedBy).HasMaxLength(64);
        claim.HasIndex(c => new { c.CardId, c.ItemId });
        claim.HasOne<Scorecard>().WithMany().HasForeignKey(c => c.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Occurrence> entry)
    {
        Entry(entry, "Occurrences");
        entry.Property(o => o.Code).HasMaxLength(20);
        entry.Property(o => o.Fact).HasMaxLength(FoundFact.MostText);
        entry.Property(o => o.Person).HasMaxLength(100);
        entry.Property(o => o.Place).HasMaxLength(100);
        entry.HasIndex(o => new { o.CardId, o.ItemId });
    }

    public void Configure(EntityTypeBuilder<Finding> finding)
    {
        Entry(finding, "Findings");
        finding.Property(f => f.Fact).HasMaxLength(FoundFact.MostText);
        finding.Property(f => f.Clause).HasMaxLength(FindingContent.MostClause);
        finding.Property(f => f.Requirement).HasMaxLength(FindingContent.MostRequirement);
        finding.HasIndex(f => f.CardId);
    }

    public void Configure(EntityTypeBuilder<ExtraProposal> extra)
    {
        Entry(extra, "ExtraProposals");
        extra.Ignore(e => e.ZeroedItems);
        extra.Property(e => e.Code).HasMaxLength(12);
        extra.Property(e => e.Fact).HasMaxLength(FoundFact.MostText);
        extra.Property(e => e.Basis).HasMaxLength(ProposedExtra.MostBasis);
        extra.Property(e => e.Decision).HasMaxLength(200);
        extra.Property(e => e.DecidedBy).HasMaxLength(64);
        extra.HasIndex(e => e.CardId);
        extra.HasOne<ExtraRule>().WithMany().HasForeignKey(e => e.RuleId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttachedFile> file)
    {
        Entry(file, "AttachedFiles");
        file.Property(f => f.Name).HasMaxLength(200);
        file.Property(f => f.Note).HasMaxLength(200);
        file.HasIndex(f => new { f.CardId, f.ItemId });
        file.HasOne<EvidenceFile>().WithMany().HasForeignKey(f => f.Hash).HasPrincipalKey(e => e.Hash).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<EvidenceFile>().WithMany().HasForeignKey(f => f.Thumb).HasPrincipalKey(e => e.Hash).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<EvidenceFile>().WithMany().HasForeignKey(f => f.Original).HasPrincipalKey(e => e.Hash).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LateRecord> late)
    {
        late.ToTable("LateRecords");
        late.Property(l => l.Kind).HasMaxLength(40);
        late.Property(l => l.Reason).HasMaxLength(80);
        late.Property(l => l.ByName).HasMaxLength(64);
        late.Property(l => l.TakenInBy).HasMaxLength(64);
        late.HasIndex(l => l.CardId);
        late.HasOne<Scorecard>().WithMany().HasForeignKey(l => l.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Entry<T>(EntityTypeBuilder<T> entry, string table)
        where T : CardEntry
    {
        entry.ToTable(table);
        entry.Property(e => e.ByName).HasMaxLength(64);
        entry.Property(e => e.WithdrawnBy).HasMaxLength(64);
        entry.Property(e => e.WithdrawnWhy).HasMaxLength(200);
        entry.HasOne<Scorecard>().WithMany().HasForeignKey(e => e.CardId).OnDelete(DeleteBehavior.Restrict);
    }
}
