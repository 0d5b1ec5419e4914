using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Scorecards;

/// <summary>For who scores, the day and what to take along; for who prepares or leads, how far the groups are.</summary>
public sealed partial class CardsPage(Messages messages) : AskingPage<CardList.Answer?>(messages)
{
    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    [SupplyParameterFromQuery] public string? Group { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public bool? Late { get; set; }

    protected override Query<CardList.Answer?> Question => new CardList(AddressWord.Id(Round));

    private CardChoice Shown => new(AddressWord.Number(Group), Enum.TryParse<CardState>(State, out var state) ? state : null, Late == true);
}
