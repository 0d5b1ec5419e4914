using System.Text.Json;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Scorecards;
using CleanAgency.Web.Messaging;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CleanAgency.Web.Scorecards;

public sealed partial class CardPage(Messages messages, IJSRuntime browser, NavigationManager navigation) : AskingPage<CardHead.Answer>(messages), IAsyncDisposable
{
    private IJSObjectReference? surface;
    private int stamp;
    private bool open;
    private bool failed;
    private string people = "[]";
    private Attendance? attendance;

    [Parameter] public Guid Id { get; set; }

    /// <summary>The item that the address leads to.</summary>
    [SupplyParameterFromQuery] public Guid? Item { get; set; }

    [CascadingParameter] public required MyStanding.Me Me { get; set; }

    protected override Query<CardHead.Answer> Question => new CardHead(Id);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Bring();
        }
    }

    // The line may break just now, or a deployment have taken the file away. A browser may remember that a script failed, so only the page anew helps.
    private async Task Bring()
    {
        try
        {
            surface = await browser.InvokeAsync<IJSObjectReference>("import", "/scoring/score-card.js");
        }
        catch (Exception lost) when (lost is JSException or TaskCanceledException)
        {
            failed = true;
            StateHasChanged();
        }
    }

    private void See(IReadOnlyList<Presence.Here> here) => people = JsonSerializer.Serialize(here, TapJson.Options);

    private async Task Heard()
    {
        stamp++;
        await Ask();
    }

    private async Task Jump(Guid item)
    {
        open = false;
        if (surface is not null)
        {
            await surface.InvokeVoidAsync("jump", item);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (surface is not null)
            {
                await surface.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone and taken the surface with it.
        }
    }
}
