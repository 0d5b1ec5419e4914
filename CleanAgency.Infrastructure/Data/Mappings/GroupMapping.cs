using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class GroupMapping : IEntityTypeConfiguration<SupervisionGroup>, IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<SupervisionGroup> group)
    {
        group.ToTable("Groups");
        group.Ignore(g => g.MembersNow);
        group.Property(g => g.Name).HasMaxLength(20);
        group.HasIndex(g => new { g.RoundId, g.Number }).IsUnique();
        group.HasOne<Round>().WithMany().HasForeignKey(g => g.RoundId).OnDelete(DeleteBehavior.Restrict);
        group.HasOne<SupervisedUnit>().WithMany().HasForeignKey(g => g.LeadUnitId).OnDelete(DeleteBehavior.Restrict);
        group.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.ToTable("GroupMembers");
        member.Property(m => m.Reason).HasMaxLength(200);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        member.HasOne<Person>().WithMany().HasForeignKey(m => m.ReplacedById).OnDelete(DeleteBehavior.Restrict);
    }
}
