using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class FactMapping : IEntityTypeConfiguration<UnitFact>
{
    public void Configure(EntityTypeBuilder<UnitFact> fact)
    {
        fact.ToTable("UnitFacts");
        fact.Ignore(f => f.Content);
        fact.Ignore(f => f.Known);
        fact.Property(f => f.Name).HasMaxLength(40);
        fact.Property(f => f.Source).HasMaxLength(100);
        fact.Property(f => f.StandBy).HasMaxLength(64);
        fact.Property(f => f.Dispute).HasMaxLength(200);
        fact.Property(f => f.Answer).HasMaxLength(200);
        fact.HasIndex(f => new { f.RoundId, f.UnitId, f.Name }).IsUnique();
        fact.HasOne<Round>().WithMany().HasForeignKey(f => f.RoundId).OnDelete(DeleteBehavior.Restrict);
        fact.HasOne<SupervisedUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
