using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

public sealed partial class CardsPage(Messages messages, NavigationManager navigation) : AskingPage<CardList.Answer?>(messages)
{
    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<CardList.Answer?> Question => new CardList(AddressWord.Id(Round));

    private void Choose(ChangeEventArgs chosen) => navigation.NavigateTo($"scorecards?round={chosen.Value}");
}
