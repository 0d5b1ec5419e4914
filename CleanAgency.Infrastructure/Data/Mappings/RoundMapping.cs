using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class RoundMapping : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundUnit>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("Rounds");
        round.Ignore(r => r.Profile);
        round.Property(r => r.Code).HasMaxLength(12);
        round.HasIndex(r => r.Code).IsUnique();
        round.Property(r => r.Name).HasMaxLength(40);
        // A record without identity: a new policy is a new value.
        round.Property(r => r.Policy).HasConversion(policy => policy!.ToJson(), text => RoundPolicy.FromJson(text));
        round.HasOne<Round>().WithMany().HasForeignKey(r => r.PreviousId).OnDelete(DeleteBehavior.Restrict);
        round.HasMany(r => r.Units).WithOne().HasForeignKey(u => u.RoundId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RoundUnit> unit)
    {
        unit.ToTable("RoundUnits");
        unit.Property(u => u.Category).HasMaxLength(20);
        unit.HasIndex(u => new { u.RoundId, u.UnitId }).IsUnique();
        unit.HasOne<SupervisedUnit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
