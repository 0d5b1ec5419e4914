using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using MediatR;

namespace CleanAgency.Core.Overview;

/// <summary>The first screen: what day it is, what waits for the person, and what he looks after.</summary>
[Needs(Permission.SignedIn), EveryRow("each part is asked for within the rows of the person")]
public sealed record Home : Query<Home.Page>
{
    /// <param name="Waiting">The inbox, as its own page shows it.</param>
    public sealed record Page(Day Today, Inbox.Sheet Waiting, Unit? Own, IReadOnlyList<Group>? Categories);

    /// <param name="Provisional">The year's notice is not loaded: only weekends are known.</param>
    public sealed record Day(DateOnly Date, DayKind Kind, string? Holiday, bool Provisional);

    public sealed record Unit(Guid Id, string Name, string Leader, int Headcount, string Address, int Stations);

    public sealed record Group(string Category, int Units, int Headcount);
}

internal sealed class HomeHandler(IMediator mediator, UnitsAtHome units, WorkCalendar calendar, Clock clock) : IRequestHandler<Home, Home.Page>
{
    public async Task<Home.Page> Handle(Home query, CancellationToken ct) =>
        new(Day(clock.Today), await mediator.Send(new Inbox(), ct), await units.Own(ct), await units.Categories(ct));

    private Home.Day Day(DateOnly today) => new(today, calendar.KindOf(today), calendar.HolidayOn(today)?.Title, !calendar.IsLoaded(today.Year));
}
