using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

/// <summary>What happens to a card on its way: deliberation, signatures, the unit's answer.</summary>
internal sealed class CardStepMapping : IEntityTypeConfiguration<Dispute>, IEntityTypeConfiguration<Opinion>, IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<CardDevice>, IEntityTypeConfiguration<UnitConfirmation>, IEntityTypeConfiguration<Objection>
{
    private const int Name = 64;
    private const int Reason = 500;

    public void Configure(EntityTypeBuilder<Dispute> dispute)
    {
        dispute.ToTable("Disputes");
        dispute.Property(d => d.Text).HasMaxLength(Dispute.MostText);
        dispute.Property(d => d.ByName).HasMaxLength(Name);
        dispute.Property(d => d.Outcome).HasMaxLength(Reason);
        dispute.Property(d => d.SettledBy).HasMaxLength(Name);
        dispute.HasIndex(d => new { d.CardId, d.ItemId });
        dispute.HasOne<Scorecard>().WithMany().HasForeignKey(d => d.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Opinion> opinion)
    {
        opinion.ToTable("Opinions");
        opinion.Property(o => o.Text).HasMaxLength(Dispute.MostText);
        opinion.Property(o => o.ByName).HasMaxLength(Name);
        opinion.HasIndex(o => o.CardId);
        opinion.HasOne<Dispute>().WithMany().HasForeignKey(o => o.DisputeId).OnDelete(DeleteBehavior.Restrict);
        opinion.HasOne<Scorecard>().WithMany().HasForeignKey(o => o.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Signature> signature)
    {
        signature.ToTable("Signatures");
        signature.Property(s => s.Name).HasMaxLength(Name);
        signature.Property(s => s.Content).HasMaxLength(64);
        signature.Property(s => s.Despite).HasMaxLength(200);
        signature.Property(s => s.HeldBy).HasMaxLength(Name);
        signature.Property(s => s.FallenWhy).HasMaxLength(Reason);
        signature.HasIndex(s => s.CardId);
        signature.HasOne<Scorecard>().WithMany().HasForeignKey(s => s.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<CardDevice> device)
    {
        device.ToTable("CardDevices");
        device.Ignore(d => d.Name);
        device.Property(d => d.Device).HasMaxLength(64);
        device.Property(d => d.Person).HasMaxLength(Name);
        device.HasIndex(d => new { d.CardId, d.Device, d.PersonId }).IsUnique();
        device.HasOne<Scorecard>().WithMany().HasForeignKey(d => d.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UnitConfirmation> confirmation)
    {
        confirmation.ToTable("UnitConfirmations");
        confirmation.Ignore(c => c.AtDesk);
        confirmation.Property(c => c.Name).HasMaxLength(Name);
        confirmation.Property(c => c.Drawing).HasMaxLength(UnitConfirmation.MostDrawing);
        confirmation.Property(c => c.HeldBy).HasMaxLength(Name);
        confirmation.HasIndex(c => c.CardId);
        confirmation.HasOne<Scorecard>().WithMany().HasForeignKey(c => c.CardId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.ToTable("Objections");
        objection.Property(o => o.Code).HasMaxLength(12);
        objection.Property(o => o.Text).HasMaxLength(Objection.MostText);
        objection.Property(o => o.ByName).HasMaxLength(Name);
        objection.Property(o => o.Reason).HasMaxLength(Reason);
        objection.Property(o => o.DecidedBy).HasMaxLength(Name);
        objection.HasIndex(o => new { o.CardId, o.ItemId });
        objection.HasOne<Scorecard>().WithMany().HasForeignKey(o => o.CardId).OnDelete(DeleteBehavior.Restrict);
    }
}
