using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Calendar;

/// <param name="Year">Nothing: the year of today.</param>
[Needs(Permission.SignedIn), EveryRow("the calendar is the same for everyone")]
public sealed record CalendarYear(int? Year = null) : Query<CalendarYear.Sheet>
{
    public const int First = 2000;
    public const int Last = 2100;

    /// <param name="Loaded">Whether the year's notice is known; else the sheet knows only weekends and is 暂定.</param>
    /// <param name="Years">The years there is something to say about: the loaded ones, up to the one after today.</param>
    /// <param name="Imported">Nothing: the notice came with the product, or is unknown.</param>
    public sealed record Sheet(int Year, bool Loaded, int Workdays, IReadOnlyList<Month> Months, IReadOnlyList<Choice> Years, DateOnly Today, Import? Imported = null);

    /// <param name="Shipped">Without it the year would be known all the same, as it came with the product.</param>
    public sealed record Import(string Source, string By, DateTime At, int Version, bool Shipped);

    public sealed record Month(DateOnly First, int Workdays, IReadOnlyList<Day> Days, IReadOnlyList<Block> Off);

    public sealed record Day(DateOnly Date, DayKind Kind, string? Holiday, Edit? Edited = null);

    /// <param name="Noticed">What the day would be without the edit, and for which festival it would be off.</param>
    public sealed record Edit(DayMark Mark, string Name, string By, DateTime At, int Version, DayKind Noticed, string? NoticedHoliday);

    /// <summary>The part of an off block that lies in the month.</summary>
    public sealed record Block(DateOnly First, DateOnly Last, string Holiday);

    public sealed record Choice(int Year, bool Loaded);
}

internal sealed class CalendarYearRules : AbstractValidator<CalendarYear>
{
    public CalendarYearRules() =>
        RuleFor(q => q.Year).InclusiveBetween(CalendarYear.First, CalendarYear.Last)
            .WithMessage(_ => RuleTexts.Say("Calendar.Year", $"{CalendarYear.First}", $"{CalendarYear.Last}"));
}

internal sealed class CalendarYearHandler(IAppDb db, WorkCalendar calendar, Clock clock) : IRequestHandler<CalendarYear, CalendarYear.Sheet>
{
    public async Task<CalendarYear.Sheet> Handle(CalendarYear request, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        var year = request.Year ?? today.Year;
        var imported = await db.Set<ImportedYear>().AsNoTracking().ToListAsync(cancellationToken);
        var edits = await Edits(year, new(CalendarShelf.NoticesOver(imported)), cancellationToken);
        var months = Enumerable.Range(1, 12).Select(month => Month(new(year, month, 1), edits)).ToList();
        return new(year, calendar.IsLoaded(year), months.Sum(m => m.Workdays), months, Years(year, today.Year), today, imported.Where(one => one.Year == year)
            .Select(one => new CalendarYear.Import(one.Source, one.By, one.At, one.Version, HolidayYear.Shipped.Any(shipped => shipped.Year == year))).SingleOrDefault());
    }

    private async Task<Dictionary<DateOnly, CalendarYear.Edit>> Edits(int year, WorkCalendar notices, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return await db.Set<EditedDay>().AsNoTracking().Where(day => day.Date >= first && day.Date <= last).ToDictionaryAsync(
            day => day.Date, day => new CalendarYear.Edit(day.Mark, day.Name, day.By, day.At, day.Version, notices.KindOf(day.Date), notices.HolidayOn(day.Date)?.Title), ct);
    }

    private CalendarYear.Month Month(DateOnly first, Dictionary<DateOnly, CalendarYear.Edit> edits)
    {
        var days = Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays)
            .Select(day => (Date: day, Off: calendar.HolidayOn(day))).ToList();
        var blocks =
            from day in days
            where day.Off is not null
            group day.Date by day.Off into block
            select new CalendarYear.Block(block.Min(), block.Max(), block.Key.Title);
        return new(
            first,
            days.Count(day => calendar.IsWorkday(day.Date)),
            [.. days.Select(day => new CalendarYear.Day(day.Date, calendar.KindOf(day.Date), day.Off?.Title, edits.GetValueOrDefault(day.Date)))],
            [.. blocks]);
    }

    private List<CalendarYear.Choice> Years(int shown, int current)
    {
        var from = calendar.Years.Append(current).Min();
        var to = Math.Max(calendar.Years.Append(current).Max(), current + 1);
        return [.. Enumerable.Range(from, to - from + 1).Append(shown).Distinct().Order().Select(year => new CalendarYear.Choice(year, calendar.IsLoaded(year)))];
    }
}
