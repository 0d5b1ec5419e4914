using CleanAgency.Core.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class UploadedSheetMapping : IEntityTypeConfiguration<UploadedSheet>
{
    public void Configure(EntityTypeBuilder<UploadedSheet> builder)
    {
        builder.Property(upload => upload.Purpose).HasMaxLength(100);
        builder.Property(upload => upload.FileName).HasMaxLength(200);
        builder.HasIndex(upload => upload.At);
    }
}
