using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class UnitMapping : IEntityTypeConfiguration<SupervisedUnit>
{
    public void Configure(EntityTypeBuilder<SupervisedUnit> unit)
    {
        unit.ToTable("Units");
        unit.Ignore(u => u.Profile);
        unit.Property(u => u.Code).HasMaxLength(20);
        unit.HasIndex(u => u.Code).IsUnique();
        unit.Property(u => u.Name).HasMaxLength(60);
        unit.Property(u => u.ShortName).HasMaxLength(60);
        unit.Property(u => u.Category).HasMaxLength(20);
        unit.Property(u => u.Area).HasMaxLength(30);
        unit.Property(u => u.Address).HasMaxLength(100);
        unit.Property(u => u.Leader).HasMaxLength(30);
        unit.Property(u => u.ParentCode).HasMaxLength(20);
        unit.Property(u => u.Pinyin).HasMaxLength(300);
        // A foreign key without a navigation: aggregates name each other by id, and the database still refuses a parent that does not exist.
        unit.HasOne<SupervisedUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        unit.HasIndex(u => new { u.Sequence, u.Code });
    }
}
