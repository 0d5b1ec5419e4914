using CleanAgency.Core.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class LedgerMapping : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> entry)
    {
        entry.ToTable("Ledger").HasKey(e => e.CommandId);
        entry.Property(e => e.CommandId).ValueGeneratedNever();
        entry.Property(e => e.Message).HasMaxLength(64);
        entry.Property(e => e.Body).HasMaxLength(64);
    }
}
