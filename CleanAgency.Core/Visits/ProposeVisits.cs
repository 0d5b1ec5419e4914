using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Visits;

/// <summary>Finds a half-day for every unit of these groups that has none yet, within the window. Nobody is told by it.</summary>
/// <returns>How many found one.</returns>
[Needs(Permission.PlanRounds)]
public sealed record ProposeVisits(Guid RoundId, IReadOnlyList<Guid> Groups, DateOnly First, DateOnly Last, int PerWeek) : Command<int>, IAbout<Round>, IAboutVisits
{
    public const int UsualPerWeek = 4;

    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class ProposeVisitsForm : AbstractValidator<ProposeVisits>
{
    public ProposeVisitsForm()
    {
        RuleFor(c => c.Groups).NotEmpty().WithMessage(_ => RuleTexts.Say("Visits.NoGroup"));
        RuleFor(c => c.PerWeek).InclusiveBetween(1, 14).WithMessage(_ => RuleTexts.Say("Visits.PerWeekForm", 14));
        RuleFor(c => c.Last).Must((c, last) => last >= c.First && last <= c.First.AddYears(1)).WithMessage(_ => RuleTexts.Say("Visits.WindowForm"));
    }
}

internal sealed class ProposeVisitsHandler(IAppDb db, WorkCalendar calendar, Clock clock) : IRequestHandler<ProposeVisits, int>
{
    public async Task<int> Handle(ProposeVisits command, CancellationToken ct)
    {
        var round = await db.AnnouncedRound(command.RoundId, ct);
        var open = await db.WithoutVisit(round.Id, ct);
        var units = await db.VisitedUnits(round.Id, open.Where(u => command.Groups.Contains(u.Value.GroupId!.Value)).ToDictionary(), ct);
        var found = (await db.TimetableOf(round, calendar, clock.Today, ct)).Propose(units.Values, new(command.First, command.Last, command.PerWeek));
        db.Set<Visit>().AddRange(found.Select(a => new Visit(round.Id, a.Unit.Id, open[a.Unit.Id], a.Slot)));
        return found.Count;
    }
}

/// <summary>Takes back what was proposed for these groups and not told yet.</summary>
[Needs(Permission.PlanRounds)]
public sealed record DropProposals(Guid RoundId, IReadOnlyList<Guid> Groups) : Command, IAbout<Round>, IAboutVisits
{
    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class DropProposalsHandler(IAppDb db) : IRequestHandler<DropProposals>
{
    public async Task<Nothing> Handle(DropProposals command, CancellationToken ct)
    {
        db.Set<Visit>().RemoveRange(await db.Proposed(command.RoundId, command.Groups).ToListAsync(ct));
        return Nothing.Value;
    }
}

/// <summary>Sends the notices: from now on units and groups see the dates.</summary>
/// <returns>How many units are told.</returns>
[Needs(Permission.PlanRounds)]
public sealed record TellVisits(Guid RoundId, IReadOnlyList<Guid> Groups) : Command<int>, IAbout<Round>, IAboutVisits
{
    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class TellVisitsHandler(IAppDb db, Clock clock) : IRequestHandler<TellVisits, int>
{
    public async Task<int> Handle(TellVisits command, CancellationToken ct)
    {
        var visits = await db.Proposed(command.RoundId, command.Groups).ToListAsync(ct);
        visits.ForEach(visit => visit.Announce(clock.Now));
        return visits.Count > 0 ? visits.Count : throw new RuleBroken("Visits.NobodyToTell");
    }
}

internal static class VisitQueries
{
    public static IQueryable<Visit> Proposed(this IAppDb db, Guid roundId, IReadOnlyList<Guid> groups) => db.Set<Visit>().Where(v => v.RoundId == roundId && v.ToldAt == null && groups.Contains(v.GroupId));

    public static async Task<Dictionary<Guid, Place>> WithoutVisit(this IAppDb db, Guid roundId, CancellationToken ct)
    {
        var visited = await db.Set<Visit>().Where(v => v.RoundId == roundId).Select(v => v.UnitId).ToHashSetAsync(ct);
        return (await db.PlacesInForce(roundId, ct)).Where(p => !visited.Contains(p.Key)).ToDictionary();
    }

    /// <summary>Visits ahead that units were told, and of which a group is to be at two places at once.</summary>
    public static IQueryable<Visit> Clashing(this IAppDb db, DateOnly today) => db.Set<Visit>().Where(v => v.ToldAt != null && v.Date >= today && db.Set<Visit>().Any(
        o => o.Id != v.Id && o.RoundId == v.RoundId && o.Date == v.Date && o.Half == v.Half
            && (o.GroupId == v.GroupId || o.GroupId == v.SecondGroupId || o.SecondGroupId == v.GroupId || (v.SecondGroupId != null && o.SecondGroupId == v.SecondGroupId))));

    /// <summary>Who decides about a date: the coordinator, and the leader of the group that goes.</summary>
    public static async Task<bool> MayDecide(this IAppDb db, Visit visit, Actor actor, CancellationToken ct) =>
        actor.Has(Permission.PlanRounds)
        || await db.Set<GroupMember>().AnyAsync(m => m.GroupId == visit.GroupId && m.PersonId == actor.Id && m.Post == GroupPost.Leader && m.Until == null, ct);
}
