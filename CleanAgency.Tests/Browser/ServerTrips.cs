using System.Globalization;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The product in a process of its own ends under an open page: killed, or told to stop.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ServerTrips(Chromium chromium)
{
    private const int Edits = 200;

    [Fact]
    public async Task What_the_screen_has_called_saved_is_there_after_kill_9_and_the_page_goes_on_by_itself()
    {
        using var database = TestDatabase.Staffed();
        using var first = await ServerProcess.Start(database);
        var page = await OpenUnit(database, first.Address);
        var typed = 0;
        while (typed < Edits / 2)
        {
            await Type(page, ++typed);
            await Saved(page, typed);
        }

        // The next is on its way when the server dies.
        await Type(page, ++typed);
        first.Kill();
        await using (var kept = new Agency(database))
        {
            Assert.InRange(await Headcount(kept), 1000 + typed - 1, 1000 + typed);
        }

        using var second = await ServerProcess.Start(database, port: first.Address.Port);
        await Expect(page.Locator("#components-reconnect-modal .now")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Chromium.Interactive(page);
        await Saved(page, typed);
        while (typed < Edits)
        {
            await Type(page, ++typed);
            await Saved(page, typed);
        }

        second.Kill();
        await using var agency = new Agency(database);
        Assert.Equal(1000 + Edits, await Headcount(agency));
        var edits = (await agency.Audit(nameof(EditUnit))).Count(e => e.Result == AuditResult.Done);
        // The one on its way may have been stored before the death and, sent again, have found nothing to change.
        Assert.InRange(edits, Edits, Edits + 1);
        await agency.Seal();
        Assert.True((await agency.Check()).Intact);
    }

    [Fact]
    public async Task A_server_told_to_stop_says_so_on_open_pages_and_ends_in_order()
    {
        using var database = TestDatabase.Staffed();
        using var server = await ServerProcess.Start(database);
        var page = await OpenUnit(database, server.Address);
        var ended = server.Stop();
        await Expect(page.Locator("#components-reconnect-modal .now")).ToBeVisibleAsync();
        Assert.Equal(0, await ended);
        // What is typed meanwhile stays in the page, and goes when the server is back.
        await Type(page, 1);
        using var again = await ServerProcess.Start(database, port: server.Address.Port);
        await Expect(page.Locator("#components-reconnect-modal .now")).ToBeHiddenAsync(new() { Timeout = 20_000 });
        await Saved(page, 1);
    }

    private static async Task Type(IPage page, int number) =>
        await page.EvaluateAsync(
            """
            value => {
              const input = document.querySelector("live-field[name=Headcount] input");
              input.value = value;
              input.dispatchEvent(new Event("input", { bubbles: true }));
              input.dispatchEvent(new Event("change", { bubbles: true }));
            }
            """,
            Value(number));

    private static Task Saved(IPage page, int number) =>
        page.Locator($"live-field[name=Headcount][value='{Value(number)}']:not([saving]):not([dirty])").WaitForAsync(new() { Timeout = 20_000 });

    private static string Value(int number) => (1000 + number).ToString(CultureInfo.InvariantCulture);

    private static Task<int> Headcount(Agency agency) => agency.Do((AppDb db) => db.Set<SupervisedUnit>().Where(u => u.Code == "U01").Select(u => u.Headcount).SingleAsync());

    private async Task<IPage> OpenUnit(TestDatabase database, Uri address)
    {
        await using var core = new Agency(database);
        var page = await chromium.SignIn(address, "coordinator", $"/units/{core.Unit("U01")}");
        await page.Locator("live-field[name=Headcount] input").WaitForAsync();
        return page;
    }
}
