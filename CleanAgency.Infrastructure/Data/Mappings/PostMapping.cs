using CleanAgency.Core.Notices.Post;
using CleanAgency.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class PostMapping : IEntityTypeConfiguration<Channel>, IEntityTypeConfiguration<Letter>, IEntityTypeConfiguration<NoticeTerms>, IEntityTypeConfiguration<LinkBase>
{
    public void Configure(EntityTypeBuilder<Channel> channel)
    {
        channel.ToTable("Channels");
        channel.Property(c => c.Name).HasMaxLength(30);
        channel.Property(c => c.Address).HasMaxLength(Channel.LongestAddress);
        channel.Property(c => c.From).HasMaxLength(NoticeTerms.LongestMail);
        channel.Property(c => c.User).HasMaxLength(NoticeTerms.LongestMail);
    }

    public void Configure(EntityTypeBuilder<Letter> letter)
    {
        letter.ToTable("Letters");
        letter.Property(l => l.Key).HasMaxLength(120);
        letter.HasIndex(l => l.Key).IsUnique();
        // What is due on a channel; the last attempt; what is settled and old.
        letter.HasIndex(l => new { l.ChannelId, l.State, l.NotBefore });
        letter.HasIndex(l => new { l.ChannelId, l.TriedAt });
        letter.HasIndex(l => l.EndedAt);
        letter.HasIndex(l => l.MadeAt);
        letter.HasOne<Channel>().WithMany().HasForeignKey(l => l.ChannelId).OnDelete(DeleteBehavior.Restrict);
        letter.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<NoticeTerms> terms)
    {
        terms.ToTable("NoticeTerms");
        terms.Ignore(t => t.Quiet).Ignore(t => t.Chosen).Ignore(t => t.Unwanted);
        terms.Property(t => t.Mail).HasMaxLength(NoticeTerms.LongestMail);
        terms.HasIndex(t => t.PersonId).IsUnique();
        terms.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LinkBase> link)
    {
        link.ToTable("LinkBase");
        link.Property(l => l.Address).HasMaxLength(Channel.LongestAddress);
    }
}
