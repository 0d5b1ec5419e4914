using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;

namespace CleanAgency.Core.Calendar;

/// <summary>The rules a person can try on the page; a fixed date needs no reckoning.</summary>
public enum DeadlineKind
{
    Workdays,
    CalendarDays,
}

[Needs(Permission.SignedIn), EveryRow("the calendar is the same for everyone")]
public sealed record ReckonDeadline(DateOnly Start, DeadlineKind Kind, int Days) : Query<ReckonDeadline.Result>
{
    /// <param name="Holiday">The festival for which the due day is off, if it is.</param>
    /// <param name="Missing">The years without a notice that the reckoning went through.</param>
    public sealed record Result(Deadline Deadline, DayKind DueOn, string? Holiday, TimeLeft Left, IReadOnlyList<int> Missing);
}

internal sealed class ReckonDeadlineRules : AbstractValidator<ReckonDeadline>
{
    public ReckonDeadlineRules()
    {
        RuleFor(q => q.Start.Year).InclusiveBetween(CalendarYear.First, CalendarYear.Last)
            .WithMessage(_ => RuleTexts.Say("Calendar.Start", $"{CalendarYear.First}", $"{CalendarYear.Last}")).OverridePropertyName(nameof(ReckonDeadline.Start));
        RuleFor(q => q.Kind).IsInEnum();
        RuleFor(q => q.Days).InclusiveBetween(0, WorkCalendar.MostDays).WithMessage(_ => RuleTexts.Say("Calendar.Days", $"{WorkCalendar.MostDays}"));
    }
}

internal sealed class ReckonDeadlineHandler(WorkCalendar calendar, Clock clock) : IRequestHandler<ReckonDeadline, ReckonDeadline.Result>
{
    public Task<ReckonDeadline.Result> Handle(ReckonDeadline request, CancellationToken cancellationToken)
    {
        DeadlineRule rule = request.Kind == DeadlineKind.Workdays ? new Workdays(request.Days) : new CalendarDays(request.Days);
        var deadline = rule.From(request.Start, calendar);
        var years = Enumerable.Range(request.Start.Year, deadline.Due.Year - request.Start.Year + 1);
        return Task.FromResult(new ReckonDeadline.Result(
            deadline,
            calendar.KindOf(deadline.Due),
            calendar.HolidayOn(deadline.Due)?.Title,
            deadline.Left(clock.Today, calendar),
            deadline.Provisional ? [.. years.Where(year => !calendar.IsLoaded(year))] : []));
    }
}
