using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Groups;

/// <summary>A new group under its leader.</summary>
[Needs(Permission.PlanRounds)]
public sealed record FormGroup(Guid RoundId, int Number, string Name, Guid LeadUnitId, int Capacity, Guid LeaderId) : Command<Guid>, IAbout<Round>, ILane
{
    Guid IAbout<Round>.RowId => RoundId;

    string ILane.Lane => "groups";
}

internal sealed class FormGroupHandler(IAppDb db, Clock clock) : IRequestHandler<FormGroup, Guid>
{
    public async Task<Guid> Handle(FormGroup command, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(command.RoundId, ct);
        if (await db.Set<SupervisionGroup>().AnyAsync(g => g.RoundId == round.Id && g.Number == command.Number, ct))
        {
            throw new RuleBroken("Groups.NumberTaken", command.Number);
        }

        await db.RefuseTaken(round.Id, command.Name, null, ct);
        var unit = await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(command.LeadUnitId, ct);
        var leader = await db.CandidateFor(round.Id, command.LeaderId, ct);
        var group = new SupervisionGroup(round, command.Number, command.Name, unit.Id, command.Capacity, leader, clock.Today);
        db.Set<SupervisionGroup>().Add(group);
        return group.Id;
    }
}

/// <summary>Only before the announcement; nobody has been told of it yet.</summary>
[Needs(Permission.PlanRounds)]
public sealed record DissolveGroup(Guid GroupId) : AboutGroup(GroupId);

internal sealed class DissolveGroupHandler(IAppDb db) : IRequestHandler<DissolveGroup>
{
    public async Task<MediatR.Unit> Handle(DissolveGroup command, CancellationToken ct)
    {
        var (group, round) = await db.GroupWithRound(command.GroupId, ct);
        round.RefuseWhenAnnounced();
        group.Dissolve();
        db.Set<SupervisionGroup>().Remove(group);
        return MediatR.Unit.Value;
    }
}
