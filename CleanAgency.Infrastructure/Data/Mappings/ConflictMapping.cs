using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class ConflictMapping : IEntityTypeConfiguration<Conflict>, IEntityTypeConfiguration<Declaration>
{
    public void Configure(EntityTypeBuilder<Conflict> conflict)
    {
        conflict.ToTable("Conflicts");
        conflict.Property(c => c.Ground).HasMaxLength(200);
        conflict.Property(c => c.StatedBy).HasMaxLength(64);
        conflict.Property(c => c.WithdrawnBy).HasMaxLength(64);
        conflict.Property(c => c.WithdrawReason).HasMaxLength(200);
        conflict.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        conflict.HasOne<SupervisedUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Declaration> declaration)
    {
        declaration.ToTable("Declarations");
        declaration.Property(d => d.SignedName).HasMaxLength(30);
        declaration.HasIndex(d => new { d.RoundId, d.PersonId }).IsUnique();
        declaration.HasOne<Round>().WithMany().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Restrict);
        declaration.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
