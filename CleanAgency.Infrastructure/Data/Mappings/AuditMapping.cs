using CleanAgency.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.Property(e => e.Person).HasMaxLength(64);
        entry.Property(e => e.From).HasMaxLength(64);
        entry.Property(e => e.Action).HasMaxLength(64);
        entry.Property(e => e.Code).HasMaxLength(64);
        entry.Property(e => e.SubjectKind).HasMaxLength(64);
        entry.Property(e => e.Subject).HasMaxLength(200);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => e.PersonId);
        entry.HasIndex(e => e.SubjectId);
        // A rare action or result among 200,000 rows: 0.1 ms instead of 60.
        entry.HasIndex(e => new { e.Action, e.At });
        entry.HasIndex(e => new { e.Result, e.At });
    }

    public void Configure(EntityTypeBuilder<AuditSeal> seal)
    {
        seal.HasKey(s => s.Position);
        seal.Property(s => s.Position).ValueGeneratedNever();
        seal.Property(s => s.Hash).HasMaxLength(64);
        seal.HasIndex(s => s.EntryId).IsUnique();
    }
}
