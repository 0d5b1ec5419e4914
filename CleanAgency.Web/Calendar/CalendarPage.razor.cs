using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Calendar;

public sealed partial class CalendarPage
{
    private CalendarYear.Sheet? sheet;
    private string? refusal;
    private CalendarYear.Day? edited;
    private bool withdrawing;

    [Inject]
    public required Messages Messages { get; set; }

    [SupplyParameterFromQuery]
    public string? Year { get; set; }

    [CascadingParameter]
    public required MyStanding.Me Me { get; set; }

    private bool MayEdit => Me.Has(Permission.EditCalendar);

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var outcome = await Messages.Send(new CalendarYear(AddressWord.Number(Year)));
        refusal = outcome.Refusal;
        // A year nobody can mean is told, and the calendar of today stands below it.
        sheet = outcome.Answer ?? (Year is null ? null : (await Messages.Send(new CalendarYear())).Answer);
    }
}
