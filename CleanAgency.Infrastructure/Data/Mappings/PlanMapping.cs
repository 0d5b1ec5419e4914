using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Groups.Assigning;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanAgency.Infrastructure.Data.Mappings;

internal sealed class PlanMapping : IEntityTypeConfiguration<AssignmentPlan>, IEntityTypeConfiguration<Seat>, IEntityTypeConfiguration<PlanStep>, IEntityTypeConfiguration<PairRule>
{
    public void Configure(EntityTypeBuilder<AssignmentPlan> plan)
    {
        plan.ToTable("Plans");
        plan.Ignore(p => p.Allotment);
        plan.Property(p => p.Weights).HasConversion(w => JsonSerializer.Serialize(w, JsonSerializerOptions.Default), json => JsonSerializer.Deserialize<Weights>(json, JsonSerializerOptions.Default)!);
        plan.Property(p => p.Reason).HasMaxLength(200);
        plan.Property(p => p.Lacked).HasConversion(lacked => ExplanationJson.Write(lacked!), json => ExplanationJson.Read(json));
        plan.Property(p => p.Despite).HasMaxLength(200);
        plan.HasIndex(p => new { p.RoundId, p.Number }).IsUnique();
        plan.HasOne<Round>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
        plan.HasMany(p => p.Seats).WithOne().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Seat> seat)
    {
        seat.ToTable("Seats");
        seat.Ignore(s => s.Place);
        seat.HasIndex(s => new { s.PlanId, s.UnitId }).IsUnique();
        seat.HasOne<SupervisedUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<SupervisionGroup>().WithMany().HasForeignKey(s => s.GroupId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne<SupervisionGroup>().WithMany().HasForeignKey(s => s.SecondGroupId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PlanStep> step)
    {
        step.ToTable("PlanSteps");
        step.Property(s => s.Changes).HasConversion(
            changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<List<SeatChange>>(json, JsonSerializerOptions.Default)!,
            // Written once and never changed.
            new ValueComparer<IReadOnlyList<SeatChange>>((one, other) => ReferenceEquals(one, other), changes => changes.Count));
        step.HasIndex(s => new { s.PlanId, s.Number }).IsUnique();
        step.HasOne<AssignmentPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PairRule> rule)
    {
        rule.ToTable("PairRules");
        rule.Property(r => r.Reason).HasMaxLength(200);
        rule.HasIndex(r => new { r.RoundId, r.UnitId, r.GroupId, r.Ruling }).IsUnique();
        rule.HasOne<Round>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
        rule.HasOne<SupervisedUnit>().WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        rule.HasOne<SupervisionGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
    }
}
