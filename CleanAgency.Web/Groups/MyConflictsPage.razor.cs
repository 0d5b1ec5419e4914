using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;

namespace CleanAgency.Web.Groups;

public sealed partial class MyConflictsPage(Messages messages)
{
    private MyConflicts.Form? form;
    private string? refusal;
    private string? wrong;
    private string typed = "";
    private bool declaring;
    private bool busy;
    private (Guid Id, string Person, string Unit)? withdrawing;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    private int Items => form!.InForce.Count();

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var outcome = await messages.Send(new MyConflicts());
        (form, refusal) = (outcome.Answer ?? form, outcome.Refusal);
    }

    private async Task Sign()
    {
        busy = true;
        var outcome = await messages.Send(new SignDeclaration(form!.Round!.Id, typed));
        (busy, wrong) = (false, outcome.Refusal);
        if (outcome.Done)
        {
            typed = "";
            await Load();
        }
    }
}
