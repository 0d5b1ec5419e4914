using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using FluentValidation;
using MediatR;
using Nothing = MediatR.Unit;

namespace CleanAgency.Core.Visits;

/// <summary>The unit's liaison asks for another date.</summary>
[Needs(Permission.AskOtherDate)]
public sealed record AskOtherDate(Guid VisitId, string Reason, DateOnly? Wished = null) : Command, IAbout<Visit>, IAboutVisits
{
    Guid IAbout<Visit>.RowId => VisitId;
}

internal sealed class AskOtherDateForm : AbstractValidator<AskOtherDate>
{
    public AskOtherDateForm() => RuleFor(c => c.Reason).MustSayWhy();
}

internal sealed class AskOtherDateHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<AskOtherDate>
{
    public async Task<Nothing> Handle(AskOtherDate command, CancellationToken ct)
    {
        var visit = await db.WholeVisit(command.VisitId, ct);
        (visit.UnitId == actor.UnitId ? visit : throw new RuleBroken("Visits.OwnUnitOnly")).Ask(command.Reason, command.Wished, actor.Name, clock.Now);
        return Nothing.Value;
    }
}

/// <summary>The unit gets the date that is written here; its own reason is that of the move.</summary>
[Needs(Permission.AnswerDates)]
public sealed record AcceptOtherDate(Guid VisitId, DateOnly Date, HalfDay Half) : Command, IAbout<Visit>, IAboutVisits
{
    Guid IAbout<Visit>.RowId => VisitId;
}

internal sealed class AcceptOtherDateForm : AbstractValidator<AcceptOtherDate>
{
    public AcceptOtherDateForm() => RuleFor(c => c.Half).IsInEnum();
}

internal sealed class AcceptOtherDateHandler(IAppDb db, WorkCalendar calendar, Actor actor, Clock clock) : IRequestHandler<AcceptOtherDate>
{
    public async Task<Nothing> Handle(AcceptOtherDate command, CancellationToken ct)
    {
        var (visit, slot) = (await db.VisitToDecide(command.VisitId, actor, ct), new VisitSlot(command.Date, command.Half));
        await db.RefuseClash(visit, slot, calendar, clock, ct);
        visit.Accept(slot, actor.Name, clock.Now);
        return Nothing.Value;
    }
}

/// <summary>The date stays, and the unit reads why.</summary>
[Needs(Permission.AnswerDates)]
public sealed record DeclineOtherDate(Guid VisitId, string Reason) : Command, IAbout<Visit>, IAboutVisits
{
    Guid IAbout<Visit>.RowId => VisitId;
}

internal sealed class DeclineOtherDateForm : AbstractValidator<DeclineOtherDate>
{
    public DeclineOtherDateForm() => RuleFor(c => c.Reason).MustSayWhy();
}

internal sealed class DeclineOtherDateHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<DeclineOtherDate>
{
    public async Task<Nothing> Handle(DeclineOtherDate command, CancellationToken ct)
    {
        (await db.VisitToDecide(command.VisitId, actor, ct)).Decline(command.Reason, actor.Name, clock.Now);
        return Nothing.Value;
    }
}

internal static class Deciding
{
    public static async Task<Visit> VisitToDecide(this IAppDb db, Guid id, Actor actor, CancellationToken ct)
    {
        var visit = await db.WholeVisit(id, ct);
        return await db.MayDecide(visit, actor, ct) ? visit : throw new RuleBroken("Visits.LeaderDecides");
    }
}
