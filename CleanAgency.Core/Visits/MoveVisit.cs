using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Visits;

/// <summary>A date by hand, for a unit that has none.</summary>
[Needs(Permission.PlanRounds)]
public sealed record ArrangeVisit(Guid RoundId, Guid UnitId, DateOnly Date, HalfDay Half) : Command<Guid>, IAbout<Round>, IAboutVisits
{
    Guid IAbout<Round>.RowId => RoundId;
}

internal sealed class ArrangeVisitForm : AbstractValidator<ArrangeVisit>
{
    public ArrangeVisitForm() => RuleFor(c => c.Half).IsInEnum();
}

internal sealed class ArrangeVisitHandler(IAppDb db, WorkCalendar calendar, Clock clock) : IRequestHandler<ArrangeVisit, Guid>
{
    public async Task<Guid> Handle(ArrangeVisit command, CancellationToken ct)
    {
        var round = await db.AnnouncedRound(command.RoundId, ct);
        if (await db.Set<Visit>().SingleOrDefaultAsync(v => v.RoundId == round.Id && v.UnitId == command.UnitId, ct) is { } there)
        {
            throw new RuleBroken("Visits.ArrangedAlready", there.Slot.Said);
        }

        var place = (await db.PlacesInForce(round.Id, ct)).GetValueOrDefault(command.UnitId) ?? throw new RuleBroken("Visits.NotInPlan");
        var slot = new VisitSlot(command.Date, command.Half);
        await db.RefuseClash(round, command.UnitId, place, slot, calendar, clock.Today, ct);
        var visit = new Visit(round.Id, command.UnitId, place, slot);
        db.Set<Visit>().Add(visit);
        return visit.Id;
    }
}

/// <param name="Reason">Asked for once the unit has been told.</param>
[Needs(Permission.PlanRounds)]
public sealed record MoveVisit(Guid VisitId, DateOnly Date, HalfDay Half, string Reason, int Seen) : Command, IAbout<Visit>, IAboutVisits
{
    Guid IAbout<Visit>.RowId => VisitId;
}

internal sealed class MoveVisitForm : AbstractValidator<MoveVisit>
{
    public MoveVisitForm()
    {
        RuleFor(c => c.Half).IsInEnum();
        RuleFor(c => c.Reason).MaximumLength(200);
    }
}

internal sealed class MoveVisitHandler(IAppDb db, WorkCalendar calendar, Actor actor, Clock clock) : IRequestHandler<MoveVisit>
{
    public async Task<Nothing> Handle(MoveVisit command, CancellationToken ct)
    {
        var (visit, slot) = (await db.WholeVisit(command.VisitId, ct), new VisitSlot(command.Date, command.Half));
        await db.RefuseClash(visit, slot, calendar, clock, ct);
        visit.Move(slot, command.Reason ?? "", command.Seen, actor.Name, clock.Now);
        return Nothing.Value;
    }
}

internal static class MovingVisits
{
    public static Task<Visit> WholeVisit(this IAppDb db, Guid id, CancellationToken ct) => db.Set<Visit>().Include(v => v.Moves).Include(v => v.Requests).FindOrRefuse(id, ct);

    public static async Task RefuseClash(this IAppDb db, Visit visit, VisitSlot slot, WorkCalendar calendar, Clock clock, CancellationToken ct) =>
        await db.RefuseClash(await db.AnnouncedRound(visit.RoundId, ct), visit.UnitId, new Place(visit.GroupId, visit.SecondGroupId), slot, calendar, clock.Today, ct);
}
