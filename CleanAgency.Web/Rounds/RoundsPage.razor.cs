using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Rounds;

public sealed partial class RoundsPage(Messages messages, NavigationManager navigation)
{
    private Page<RoundList.Row>? page;
    private string? refusal;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    protected override Task OnParametersSetAsync() => Load();

    private string AddressOf(int number) => navigation.GetUriWithQueryParameter("page", number > 1 ? number : null);

    private async Task Load()
    {
        var outcome = await messages.Send(new RoundList(AddressWord.Number(Page) ?? 1));
        (page, refusal) = (outcome.Answer ?? page, outcome.Refusal);
    }
}
