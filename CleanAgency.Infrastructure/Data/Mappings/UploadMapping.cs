using CleanAgency.Core.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class UploadMapping : IEntityTypeConfiguration<UploadedSheet>
{
    public void Configure(EntityTypeBuilder<UploadedSheet> upload)
    {
        upload.ToTable("Uploads");
        upload.Property(u => u.Purpose).HasMaxLength(64);
        upload.Property(u => u.FileName).HasMaxLength(200);
        upload.HasIndex(u => u.At);
    }
}
