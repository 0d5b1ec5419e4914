using CleanAgency.Core.Notices;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        // In the order of urgency.
        notice.Property(n => n.Trouble).HasConversion<int>();
        notice.Property(n => n.Address).HasMaxLength(200);
        notice.Property(n => n.LastNews).HasMaxLength(80);
        notice.HasOne<Person>().WithMany().HasForeignKey(n => n.PersonId).OnDelete(DeleteBehavior.Restrict);
        // Told once, however often the rule is asked, on however many servers. The thing first: it is by this that what is over is found again.
        notice.HasIndex(n => new { n.Thing, n.Kind, n.PersonId, n.Due }).IsUnique();
        notice.HasIndex(n => new { n.PersonId, n.EndedAt, n.Trouble, n.Due });
        notice.HasIndex(n => new { n.Kind, n.EndedAt });
    }
}
