using System.Globalization;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Home;

public sealed partial class HomePage(Messages messages)
{
    // What comes after these can wait until they are done.
    private const int Shown = 12;

    private Core.Overview.Home.Page? page;
    private string? refusal;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Task OnInitializedAsync() => Load();

    // The day, the weekday, and what kind of day it is: a festival by its name, a worked weekend by its reason.
    private string Today(Core.Overview.Home.Day day) =>
        T["Today", day.Date.ToString(T["Date.Format"], CultureInfo.CurrentCulture), T[$"Day.{day.Kind}", day.Holiday ?? ""], day.Provisional ? T["Provisional"] : ""];

    private async Task Load()
    {
        var outcome = await messages.Send(new Core.Overview.Home());
        (page, refusal) = (outcome.Answer ?? page, outcome.Refusal);
    }
}
