using CleanAgency.Core.Access;
using CleanAgency.Core.People;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;
using Nothing = MediatR.Unit;

namespace CleanAgency.Web.People;

public sealed partial class MePage(Messages messages, NavigationManager navigation)
{
    private static readonly (string Theme, string Icon)[] Themes = [("light", "sun"), ("dark", "moon"), ("system", "half")];

    private PersonFile.File? file;
    private string? refusal;
    private bool leaving;

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var outcome = await messages.Send(new PersonFile(Me.PersonId));
        (file, refusal) = (outcome.Answer ?? file, outcome.Refusal);
    }

    private async Task<Outcome<Nothing>> Leave()
    {
        var outcome = await messages.Send(new SignMeOutEverywhere());
        if (outcome.Done)
        {
            navigation.NavigateTo("/sign-in?ended=true", forceLoad: true);
        }

        return outcome;
    }
}
