using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Plans;

/// <summary>Keeps a group from a unit, or lets a unit keep the group of the last round; always with the reason.</summary>
[Needs(Permission.PlanRounds)]
public sealed record RulePair(Guid RoundId, Guid UnitId, Guid GroupId, PairRuling Ruling, string Reason) : Command<Guid>, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => $"plans of {RoundId}";
}

internal sealed class RulePairForm : AbstractValidator<RulePair>
{
    public RulePairForm()
    {
        RuleFor(c => c.Ruling).IsInEnum();
        RuleFor(c => c.Reason).MustSayWhy();
    }
}

internal sealed class RulePairHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<RulePair, Guid>
{
    public async Task<Guid> Handle(RulePair command, CancellationToken ct)
    {
        var round = await db.Set<Round>().Include(r => r.Units).AsNoTracking().FindOrRefuse(command.RoundId, ct);
        if (round.Units.All(u => u.UnitId != command.UnitId) || !await db.Set<SupervisionGroup>().AnyAsync(g => g.Id == command.GroupId && g.RoundId == round.Id, ct))
        {
            throw new RuleBroken("Common.Gone");
        }

        if (await db.Set<PairRule>().SingleOrDefaultAsync(r => r.RoundId == round.Id && r.UnitId == command.UnitId && r.GroupId == command.GroupId && r.Ruling == command.Ruling, ct) is { } same)
        {
            throw new RuleBroken("Plans.RuledAlready", same.By, same.Reason);
        }

        var rule = new PairRule(round.Id, command.UnitId, command.GroupId, command.Ruling, command.Reason, actor.Name, clock.Now);
        db.Set<PairRule>().Add(rule);
        return rule.Id;
    }
}

[Needs(Permission.PlanRounds)]
public sealed record LiftPairRule(Guid RuleId) : Command, IAbout<PairRule>
{
    Guid IAbout<PairRule>.RowId => RuleId;
}

internal sealed class LiftPairRuleHandler(IAppDb db) : IRequestHandler<LiftPairRule>
{
    public async Task<Nothing> Handle(LiftPairRule command, CancellationToken ct)
    {
        db.Set<PairRule>().Remove(await db.Set<PairRule>().FindOrRefuse(command.RuleId, ct));
        return Nothing.Value;
    }
}
