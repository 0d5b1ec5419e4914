using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Calendar;

/// <summary>This office says otherwise of one day than the notice does.</summary>
/// <param name="Seen">The version of the edit that the person saw; 0: there was none.</param>
[Needs(Permission.EditCalendar), EveryRow("the calendar is the same for everyone")]
public sealed record EditDay(DateOnly Date, DayMark Mark, string Name, int Seen) : Command, ILane
{
    string ILane.Lane => Lanes.Calendar;
}

/// <summary>The day is again what the notice says.</summary>
[Needs(Permission.EditCalendar), EveryRow("the calendar is the same for everyone")]
public sealed record WithdrawDay(DateOnly Date, int Seen) : Command, ILane
{
    string ILane.Lane => Lanes.Calendar;
}

internal static class Lanes
{
    /// <summary>Edits and imports look at the same days.</summary>
    public const string Calendar = "calendar";
}

internal sealed class EditDayForm : AbstractValidator<EditDay>
{
    public EditDayForm()
    {
        RuleFor(c => c.Date.Year).InclusiveBetween(CalendarYear.First, CalendarYear.Last)
            .WithMessage(_ => RuleTexts.Say("Calendar.Year", $"{CalendarYear.First}", $"{CalendarYear.Last}")).OverridePropertyName(nameof(EditDay.Date));
        RuleFor(c => c.Mark).IsInEnum();
        RuleFor(c => c.Name).NotNull().Must((day, name) => day.Mark != DayMark.Off || name?.Trim().Length is > 0 and <= EditedDay.LongestName)
            .WithMessage(_ => RuleTexts.Say("Calendar.DayName", EditedDay.LongestName));
    }
}

internal sealed class EditDayHandler(IAppDb db, Actor actor, Clock clock) : IRequestHandler<EditDay>
{
    public async Task<Unit> Handle(EditDay command, CancellationToken ct)
    {
        var day = await db.DayAsSeen(command.Date, command.Seen, ct) ?? db.Set<EditedDay>().Add(new(command.Date)).Entity;
        var notices = new WorkCalendar(CalendarShelf.NoticesOver(await db.Set<ImportedYear>().AsNoTracking().ToListAsync(ct)));
        day.Take(command.Mark, command.Name, notices, actor.Name, clock.Now);
        return Unit.Value;
    }
}

internal sealed class WithdrawDayHandler(IAppDb db) : IRequestHandler<WithdrawDay>
{
    public async Task<Unit> Handle(WithdrawDay command, CancellationToken ct)
    {
        db.Set<EditedDay>().Remove(await db.DayAsSeen(command.Date, command.Seen, ct) ?? throw new RuleBroken("Calendar.NotEdited"));
        return Unit.Value;
    }
}

internal static class SeenDays
{
    /// <summary>The edit of a day, if there is one; refused where it is another than the person saw.</summary>
    public static async Task<EditedDay?> DayAsSeen(this IAppDb db, DateOnly date, int seen, CancellationToken ct)
    {
        var day = await db.Set<EditedDay>().SingleOrDefaultAsync(edit => edit.Date == date, ct);
        return (day?.Version ?? 0) == seen ? day : throw new RuleBroken("Calendar.DayChanged");
    }
}
