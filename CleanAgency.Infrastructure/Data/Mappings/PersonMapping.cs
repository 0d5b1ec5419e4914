using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<Posting>, IEntityTypeConfiguration<Grant>, IEntityTypeConfiguration<RoleProposal>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Account).HasMaxLength(32);
        person.HasIndex(p => p.Account).IsUnique();
        person.Property(p => p.Name).HasMaxLength(30);
        person.Property(p => p.Title).HasMaxLength(30);
        person.Property(p => p.Language).HasMaxLength(10);
        person.Property(p => p.LockReason).HasMaxLength(200);
        person.HasOne<SupervisedUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        person.HasMany(p => p.Postings).WithOne().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        person.HasMany(p => p.Grants).WithOne().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Posting> posting)
    {
        posting.ToTable("Postings");
        posting.Property(p => p.Title).HasMaxLength(30);
        posting.HasOne<SupervisedUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Grant> grant)
    {
        grant.ToTable("Grants");
        grant.Property(g => g.GrantedBy).HasMaxLength(64);
        grant.Property(g => g.WithdrawnBy).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<RoleProposal> proposal)
    {
        proposal.ToTable("RoleProposals");
        proposal.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        proposal.Property(p => p.ProposedBy).HasMaxLength(64);
        proposal.Property(p => p.DecidedBy).HasMaxLength(64);
        proposal.Property(p => p.DeclineReason).HasMaxLength(200);
        proposal.HasIndex(p => p.DecidedAt);
    }
}
