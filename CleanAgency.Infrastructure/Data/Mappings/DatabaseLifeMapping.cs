using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class DatabaseLifeMapping : IEntityTypeConfiguration<DatabaseLife>
{
    public void Configure(EntityTypeBuilder<DatabaseLife> life)
    {
        life.HasKey(l => l.Number);
        life.Property(l => l.Number).ValueGeneratedNever();
    }
}
