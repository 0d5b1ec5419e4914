using CleanAgency.Core.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class ImportedYearMapping : IEntityTypeConfiguration<ImportedYear>
{
    public void Configure(EntityTypeBuilder<ImportedYear> year)
    {
        year.ToTable("ImportedYears");
        year.Ignore(y => y.Notice);
        year.HasIndex(y => y.Year).IsUnique();
        year.Property(y => y.Source).HasMaxLength(ImportedYear.LongestSource);
        year.Property(y => y.By).HasMaxLength(60);
    }
}

internal sealed class EditedDayMapping : IEntityTypeConfiguration<EditedDay>
{
    public void Configure(EntityTypeBuilder<EditedDay> day)
    {
        day.ToTable("EditedDays");
        day.Ignore(d => d.Says);
        day.HasIndex(d => d.Date).IsUnique();
        day.Property(d => d.Name).HasMaxLength(EditedDay.LongestName);
        day.Property(d => d.By).HasMaxLength(60);
    }
}
