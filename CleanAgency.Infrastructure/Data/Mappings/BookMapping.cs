using CleanAgency.Core.Reports;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class BookMapping : IEntityTypeConfiguration<Book>
{
    public void Configure(EntityTypeBuilder<Book> book)
    {
        book.ToTable("Books");
        book.Property(b => b.Kind).HasConversion<string>().HasMaxLength(20);
        book.Property(b => b.Right).HasConversion<string>().HasMaxLength(40);
        book.Property(b => b.FileName).HasMaxLength(200);
        book.Property(b => b.Hash).HasMaxLength(64);
        book.HasOne<Round>().WithMany().HasForeignKey(b => b.RoundId).OnDelete(DeleteBehavior.Restrict);
        book.HasOne<SupervisedUnit>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
        book.HasIndex(b => b.MadeAt);
        book.HasIndex(b => b.EndsAt);
        book.HasIndex(b => b.Hash);
    }
}
