using CleanAgency.Core.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class EvidenceMapping : IEntityTypeConfiguration<EvidenceFile>, IEntityTypeConfiguration<EvidenceReceipt>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> file)
    {
        file.ToTable("EvidenceFiles");
        file.Ignore(f => f.Content);
        file.Property(f => f.Hash).HasMaxLength(64);
        // Other rows name a file by its hash, and the database refuses to lose a named one.
        file.HasAlternateKey(f => f.Hash);
        file.HasIndex(f => f.UnnamedSince);
        file.HasMany(f => f.Receipts).WithOne().HasForeignKey(r => r.FileId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<EvidenceReceipt> receipt)
    {
        receipt.ToTable("EvidenceReceipts");
        receipt.HasIndex(r => new { r.FileId, r.PersonId }).IsUnique();
    }
}
