using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CleanAgency.Web.Scorecards;

public sealed partial class CardPage(Messages messages, IJSRuntime browser) : AskingPage<CardHead.Answer>(messages)
{
    private int stamp;
    private string people = "[]";
    private Attendance? attendance;

    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Query<CardHead.Answer> Question => new CardHead(Id);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await browser.InvokeVoidAsync("import", "/scoring/score-card.js");
        }
    }

    private void See(IReadOnlyList<Presence.Here> here) => people = JsonSerializer.Serialize(here, TapJson.Options);

    private async Task Heard()
    {
        stamp++;
        await Ask();
    }
}
