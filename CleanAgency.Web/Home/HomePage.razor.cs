using System.Globalization;
using CleanAgency.Core.Common;
using CleanAgency.Core.Overview;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Home;

public sealed partial class HomePage(Messages messages)
{
    private Core.Overview.Home.Page? page;
    private string? refusal;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private static string State(Trouble trouble) => trouble switch { Trouble.Bad => "bad", Trouble.Warn => "warn", _ => "run" };

    private static string Sign(Trouble trouble) => trouble switch { Trouble.Bad => "late", Trouble.Warn => "warn", Trouble.Today => "clock", Trouble.News => "info", _ => "user" };

    private static string Address(Core.Overview.Home.Item item) => item.Kind switch
    {
        Waiting.RoundLacks => $"rounds/{item.Row}",
        Waiting.DeclarationUnsigned => $"conflicts/mine?round={item.Row}",
        Waiting.MembersWithoutRole => $"people/{item.Row}",
        Waiting.UnitsWithoutLeader => "units?noleader=true",
        Waiting.FactsDisputed => "facts?stand=Disputed",
        Waiting.FactsToConfirm => $"facts/{item.Row}",
        Waiting.VisitToday or Waiting.CardsToScore => "scorecards",
        Waiting.CardsNotStarted => "scorecards?late=true",
        Waiting.SelfScoreDue => "scorecards/self",
        Waiting.ExtrasToDecide => "scorecards/extras",
        Waiting.DatesAsked => "visits?state=Asked",
        Waiting.VisitsOpen => "visits",
        Waiting.VisitsClash => "visits?state=Clashing",
        Waiting.VisitsUntold => "visits?state=Proposed",
        Waiting.VisitComing or Waiting.VisitMoved or Waiting.VisitStays or Waiting.GroupVisits => $"visits/{item.Row}",
        Waiting.GroupAnnounced => $"visits?round={item.Row}",
        Waiting.OtherGroup => "visits/mine",
        Waiting.PlanBroken or Waiting.UnitsAnnounced or Waiting.OtherUnits => $"groups?round={item.Row}",
        Waiting.CardsToSign or Waiting.CardsToSend or Waiting.ObjectionsOpen or Waiting.CardToConfirm or Waiting.CardConfirmedOnTablet => item.Row is { } card ? $"scorecards/{card}" : "scorecards",
        Waiting.SealsBroken => "scorecards/seals",
        Waiting.ScaleToDecide => $"results/{item.Row}/scale",
        Waiting.RoundToTotal or Waiting.CorrectionToTotal or Waiting.TiesToDecide or Waiting.ResultToApprove or Waiting.ResultToPublish => $"results?round={item.Row}",
        Waiting.RolesProposed => "people/proposals",
        Waiting.WithoutRole or Waiting.LockedOut or Waiting.NeverSignedIn => $"people?state={item.Kind}",
        _ => "audit",
    };

    private string Say(Core.Overview.Home.Item item, string part) =>
        RuleTexts.Say($"Overview.Waiting.{item.Kind}{part}", [item.Count, item.Since is { } at ? Clock.InShanghai(at).ToString(T["Moment.Format"], CultureInfo.CurrentCulture) : "", .. item.Words]);

    // The day, the weekday, and what kind of day it is: a festival by its name, a worked weekend by its reason.
    private string Today(Core.Overview.Home.Day day) =>
        T["Today", day.Date.ToString(T["Date.Format"], CultureInfo.CurrentCulture), T[$"Day.{day.Kind}", day.Holiday ?? ""], day.Provisional ? T["Provisional"] : ""];

    private async Task Load()
    {
        var outcome = await messages.Send(new Core.Overview.Home());
        (page, refusal) = (outcome.Answer ?? page, outcome.Refusal);
    }
}
