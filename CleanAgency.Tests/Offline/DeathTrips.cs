using CleanAgency.Tests.Fixtures;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>The server is killed in the middle of scoring, and the browser with a full queue: both of the whole product.</summary>
[Collection(BrowserTrips.Name)]
public sealed class DeathTrips(Chromium chromium)
{
    [Fact]
    public async Task I4_what_is_called_saved_is_there_after_kill_9_at_that_instant_and_scoring_goes_on_through_it()
    {
        await using var district = new ScoredDistrict();
        await district.Look();
        var server = await Serve(null);
        try
        {
            await using var tablet = await CardTablet.Open(chromium, server.Address, "p06", district.Card);
            // Called in the same turn in which the page hears that it is saved.
            await tablet.Page.ExposeFunctionAsync("saved", () => server.Kill());
            List<string> entered = [];
            await tablet.Page.EvaluateAsync("() => { const off = document.querySelector('score-card').desk.shelf.q.on(async e => { if (e.type === 'saved') { off(); await saved(); window.dead = true; } }); window.dead = false; }");
            await Found("已保存的一笔");
            await tablet.Page.WaitForFunctionAsync("() => window.dead");
            Assert.Equal(entered, (await district.Found("C1")).Select(one => one.Fact));

            await Found("断开后第一笔");
            await Found("断开后第二笔");
            await Expect(tablet.Sync).ToContainTextAsync("待同步");
            server.Dispose();
            server = await Serve(server.Address.Port);
            await tablet.Live();
            await tablet.Saved();
            Assert.Equal(entered.Select(fact => (tablet.Name, fact)), await district.Found("C1"));

            async Task Found(string fact)
            {
                entered.Add(fact);
                await tablet.Found("C1", fact);
            }
        }
        finally
        {
            server.Dispose();
        }

        Task<ServerProcess> Serve(int? port) => ServerProcess.Start([.. district.Database.Settings.Concat(ScoredDistrict.Settings).Select(s => $"--{s.Key}={s.Value}")], port: port);
    }

    [Fact]
    public async Task I1_a_browser_killed_with_a_full_queue_opens_the_card_without_a_server_and_sends_everything_after_the_sign_in()
    {
        await using var district = await ScoredDistrict.Open();
        var profile = Path.Combine(Path.GetTempPath(), "tablet-" + Guid.NewGuid().ToString("N"));
        await using var line = new TcpRelay(district.Address);
        try
        {
            await using (var browser = await BrowserProcess.Start(chromium.Playwright, profile))
            {
                var tablet = await CardTablet.Open(await browser.Open(), line, "p06", district.Card);
                await tablet.TakesAlong();
                line.Unplug();
                for (var n = 1; n <= 5; n++)
                {
                    await tablet.Found("C1", $"第{n}笔");
                }

                await tablet.Level("B1", 2);
                await tablet.Waits(6);
                browser.Kill();
            }

            await using (var browser = await BrowserProcess.Start(chromium.Playwright, profile))
            {
                var page = await browser.Open();
                await page.GotoAsync(new Uri(line.Address, $"scorecards/{district.Card}").ToString());
                await Expect(page.Locator(".sync")).ToContainTextAsync("待同步6项");
                await Expect(page.Item("B1").Locator(".team").First).ToHaveTextAsync("3.0");
                // The session has died with the browser.
                line.PlugIn();
                await Expect(page.GetByText("请登录，6项待同步")).ToBeVisibleAsync();
                var tablet = await CardTablet.Open(page, line, "p06", district.Card);
                await tablet.Saved();
                Assert.Equal(Enumerable.Range(1, 5).Select(n => (tablet.Name, $"第{n}笔")), await district.Found("C1"));
                Assert.Equal([(tablet.Name, "B1.1.2")], await district.Answered("B1"));
            }
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }
}
