using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Notices;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The demo district as a running server with the card of U30. What leads up to a trip is not clicked: a core on the same database does it.</summary>
internal sealed class CardTrip : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly Agency core;
    private readonly RunningAgency server;

    private CardTrip(TestDatabase database, Agency core, CardTable table)
    {
        (this.database, this.core, Table) = (database, core, table);
        server = new(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));
        // Who was heard of since a step is asked by the times of both.
        server.Services.GetRequiredService<Clock>().MoveTo(core.Services.GetRequiredService<Clock>().Now);
    }

    public CardTable Table { get; }

    public Uri Address => server.Address;

    public static async Task<CardTrip> Of(Func<CardTable, Task> before)
    {
        var database = TestDatabase.District();
        var core = new Agency(database, TestDatabase.Demo);
        await core.Services.FillDemo(DemoDistrict.DefaultDay, Office.Password);
        var table = await CardTable.Of(core);
        await before(table);
        return new(database, core, table);
    }

    /// <summary>Somebody at the card; on a line of his own when an address is given.</summary>
    public async Task<IPage> At(Chromium chromium, string account, Uri? line = null)
    {
        var page = await chromium.SignIn(line ?? Address, account, $"/scorecards/{Table.Card}");
        await page.Locator("score-card li.item").First.WaitForAsync();
        return page;
    }

    /// <summary>So many days later, and what the night does.</summary>
    public async Task Sleep(int days)
    {
        Later(days);
        await core.Machine(Core.Access.Permission.RunJobs).Send(new Core.Scorecards.LockSilentCards());
    }

    /// <summary>So many days later, and what the morning does, on the server itself.</summary>
    public async Task Morning(int days)
    {
        Later(days);
        var told = await server.Services.GetRequiredService<Courier>().SendAsMachine(new Remind(), "timetable", Permission.RunJobs);
        Assert.True(told.Done, told.Code);
    }

    private void Later(int days)
    {
        Table.Later(days);
        server.Services.GetRequiredService<Clock>().MoveTo(core.Services.GetRequiredService<Clock>().Now);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await core.DisposeAsync();
        database.Dispose();
    }
}

/// <summary>The sheet beside a card, and the dialogs above it.</summary>
internal static class CardSheetScreen
{
    public static ILocator Sheet(this IPage page) => page.Locator("dialog.way");

    /// <summary>The dialog that stands above the sheet.</summary>
    public static ILocator Ask(this IPage page) => page.Locator("dialog[open]:not(.way)");

    public static async Task<ILocator> OpenSheet(this IPage page)
    {
        await page.Locator("score-card .steps").ClickAsync();
        await Expect(page.Sheet().Locator("section").First).ToBeVisibleAsync();
        return page.Sheet();
    }

    /// <summary>A step of the sheet that asks for one text, under the name that its button has.</summary>
    public static async Task Say(this IPage page, ILocator button, string text)
    {
        await button.ClickAsync();
        await page.Ask().Locator("textarea").FillAsync(text);
        await page.Ask().Locator("footer .main").ClickAsync();
        await Expect(page.Ask()).ToHaveCountAsync(0);
    }

    /// <summary>Whoever is proposed signs with the own password.</summary>
    public static async Task Sign(this IPage page, string? despite = null)
    {
        await page.Sheet().Locator("footer").Button("签认").ClickAsync();
        await page.Ask().GetByLabel("签认人的登录密码").FillAsync(Office.Password);
        if (despite is not null)
        {
            await page.Ask().GetByLabel("仍然签认的理由").FillAsync(despite);
        }

        await page.Ask().Button("签认").ClickAsync();
        await Expect(page.Ask()).ToHaveCountAsync(0);
    }

    /// <summary>How many of the group stand for what the card says.</summary>
    public static ILocator Signed(this IPage page) => page.Sheet().Locator("section").Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "签认", Exact = true }) }).GetByText("已签认");
}
