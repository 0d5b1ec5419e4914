using CleanAgency.Core.Schemes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class SchemeMapping :
    IEntityTypeConfiguration<Scheme>, IEntityTypeConfiguration<SchemeArea>, IEntityTypeConfiguration<Indicator>, IEntityTypeConfiguration<ExtraRule>
{
    public void Configure(EntityTypeBuilder<Scheme> scheme)
    {
        scheme.ToTable("Schemes");
        scheme.Ignore(s => s.Policy);
        scheme.Property(s => s.Name).HasMaxLength(80);
        scheme.Property(s => s.StoredPolicy).HasColumnName("Policy");
        scheme.Property(s => s.PublishedBy).HasMaxLength(64);
        scheme.Property(s => s.RetiredBy).HasMaxLength(64);
        scheme.HasOne<Scheme>().WithMany().HasForeignKey(s => s.BasedOnId).OnDelete(DeleteBehavior.Restrict);
        scheme.HasMany(s => s.Areas).WithOne().HasForeignKey(a => a.SchemeId).OnDelete(DeleteBehavior.Cascade);
        scheme.HasMany(s => s.Indicators).WithOne().HasForeignKey(i => i.SchemeId).OnDelete(DeleteBehavior.Cascade);
        scheme.HasMany(s => s.Extras).WithOne().HasForeignKey(e => e.SchemeId).OnDelete(DeleteBehavior.Cascade);
        // One draft of a series may be open at a time, and no two versions have one number.
        scheme.HasIndex(s => new { s.SeriesId, s.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SchemeArea> area)
    {
        area.ToTable("SchemeAreas");
        area.Ignore(a => a.Letter);
        area.Property(a => a.Name).HasMaxLength(30);
    }

    public void Configure(EntityTypeBuilder<Indicator> indicator)
    {
        indicator.ToTable("Indicators");
        indicator.Ignore(i => i.Rule).Ignore(i => i.Applies).Ignore(i => i.Content);
        indicator.Property(i => i.Code).HasMaxLength(10);
        indicator.Property(i => i.Name).HasMaxLength(60);
        indicator.Property(i => i.StoredRule).HasColumnName("Rule");
        foreach (var text in new[] { nameof(Indicator.Focus), nameof(Indicator.Wording), nameof(Indicator.Evidence), nameof(Indicator.Checking), nameof(Indicator.Scope), nameof(Indicator.Mechanism), nameof(Indicator.Condition), nameof(Indicator.ReliefBasis) })
        {
            indicator.Property(text).HasMaxLength(IndicatorContent.LongText);
        }

        indicator.HasOne<SchemeArea>().WithMany().HasForeignKey(i => i.AreaId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ExtraRule> extra)
    {
        extra.ToTable("ExtraRules");
        extra.Ignore(e => e.Content);
        extra.Property(e => e.Code).HasMaxLength(10);
        extra.Property(e => e.Name).HasMaxLength(200);
        extra.Property(e => e.Terms).HasMaxLength(200);
        extra.Property(e => e.Basis).HasMaxLength(200);
        extra.Property(e => e.Grade).HasMaxLength(10);
    }
}
