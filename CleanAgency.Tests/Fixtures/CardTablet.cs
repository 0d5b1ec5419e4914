using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Fixtures;

/// <summary>Somebody with a tablet at a card of the whole product, on a line of his own that can be cut.</summary>
internal sealed class CardTablet : IAsyncDisposable
{
    private const string Queue = "document.querySelector('score-card').desk.shelf.q";
    private readonly Guid card;

    private CardTablet(IPage page, TcpRelay line, Guid card) => (Page, Line, this.card) = (page, line, card);

    public IPage Page { get; }

    public TcpRelay Line { get; }

    public string Name { get; private set; } = "";

    public ILocator Sync => Page.Locator(".sync");

    public static async Task<CardTablet> Open(Chromium chromium, Uri server, string account, Guid card)
    {
        var line = new TcpRelay(server);
        return await Open(await chromium.Open(line.Address), line, account, card);
    }

    public static async Task<CardTablet> Open(IPage page, TcpRelay line, string account, Guid card)
    {
        var tablet = new CardTablet(page, line, card);
        await tablet.SignIn(account);
        await tablet.GoTo($"scorecards/{card}");
        await tablet.Live();
        return tablet;
    }

    /// <summary>At the door: somebody else, or the same person again.</summary>
    public async Task SignIn(string account)
    {
        if (!Page.Url.Contains("/sign-in", StringComparison.Ordinal))
        {
            await GoTo("sign-in");
        }

        await Page.FillAsync("[name=username]", account);
        await Page.FillAsync("[name=password]", Office.Password);
        await Page.ClickAsync("form[aria-labelledby=title] button.main");
        await Expect(Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    public Task GoTo(string path) => Page.GotoAsync(new Uri(Line.Address, path).ToString());

    public Task GoToCard() => GoTo($"scorecards/{card}");

    /// <summary>The server's page, and it hears what others do.</summary>
    public async Task Live()
    {
        await Page.Locator("html:not([data-connection]) [data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await There();
    }

    /// <summary>The card can be scored, with or without a server.</summary>
    public async Task There()
    {
        await Page.WaitForFunctionAsync("() => { const card = document.querySelector('score-card'); return card?.document?.scheme && card.desk?.shelf && card.querySelector('li.item'); }");
        Name = await Page.EvaluateAsync<string>("() => document.querySelector('score-card').document.me.name");
    }

    /// <summary>Upright, a second press on its row would close it.</summary>
    public async Task<ILocator> Pane(string item) => await Page.Item(item).GetAttributeAsync("data-open") is null ? await Page.OpenItem(item) : Page.Item(item).Locator("score-item");

    /// <summary>Chooses that level, counted from the best.</summary>
    public async Task Level(string item, int place) => await (await Pane(item)).Locator(".picks [role=radio]").Nth(place - 1).ClickAsync();

    public async Task Found(string item, string fact, int place = 1)
    {
        var pane = await Pane(item);
        await pane.Locator(".cases label").Nth(place - 1).ClickAsync();
        await pane.Box("事实").FillAsync(fact);
        await pane.Locator("form.entry .entry-open:visible [type=submit]").ClickAsync();
    }

    public ILocator Points(string item) => Page.Item(item).Locator(".team").First;

    public ILocator Entries(string item) => Page.Item(item).Locator("score-item .occ > li");

    public Task<int> Unsent() => Page.EvaluateAsync<int>($"() => {Queue}.unsent()");

    public Task Waits(int count) => Expect(Sync).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"待同步{count}项"));

    /// <summary>All that was entered here is on the server, and the card says so.</summary>
    public async Task Saved()
    {
        await Until(Page, $"await {Queue}.unsent() === 0");
        await Expect(Sync).ToHaveAttributeAsync("data-state", "saved");
    }

    /// <summary>The device has what opens it without a server: the shell, and this card.</summary>
    public async Task TakesAlong()
    {
        await Page.EvaluateAsync("async () => { await navigator.serviceWorker.ready; }");
        await Until(Page, $"!!navigator.serviceWorker.controller && !!await {Queue}.loadCard('{card}')");
    }

    /// <summary>Asked again and again, because a promise is true for the browser's own waiting.</summary>
    public static async Task Until(IPage page, string condition)
    {
        var patience = DateTime.UtcNow.AddSeconds(30);
        while (!await page.EvaluateAsync<bool>($"async () => {{ return {condition}; }}"))
        {
            Assert.True(DateTime.UtcNow < patience, condition);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        await Line.DisposeAsync();
    }
}
