using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Groups;

public sealed partial class MyConflictsPage(Messages messages, NavigationManager navigation) : AskingPage<MyConflicts.Answer>(messages)
{
    private readonly Messages messages = messages;
    private string? wrong;
    private string typed = "";
    private bool declaring;
    private bool busy;
    private (Guid Id, string Person, string Unit)? withdrawing;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    [SupplyParameterFromQuery] public string? Round { get; set; }

    protected override Query<MyConflicts.Answer> Question => new MyConflicts(AddressWord.Id(Round));

    private int Items => Answer!.Form.Items.Count();

    private void Go(string? round) => navigation.NavigateTo(navigation.GetUriWithQueryParameter("round", round));

    private async Task Sign()
    {
        busy = true;
        var outcome = await messages.Send(new SignDeclaration(Answer!.Form.Round!.Id, typed));
        (busy, wrong) = (false, outcome.Refusal);
        if (outcome.Done)
        {
            typed = "";
            await Ask();
        }
    }
}
