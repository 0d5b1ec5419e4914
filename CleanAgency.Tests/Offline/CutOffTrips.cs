using System.Collections.Concurrent;
using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Offline;

/// <summary>A tablet of the whole product without its server for a while: in the open page, reloaded, and with a photo half sent.</summary>
[Collection(BrowserTrips.Name)]
public sealed class CutOffTrips(Chromium chromium, ScoredDistrict district) : IClassFixture<ScoredDistrict>
{
    [Fact]
    public async Task Offline_for_a_while_everything_is_scored_as_ever_and_meets_what_others_did_meanwhile()
    {
        await using var away = await Open("p06");
        await using var there = await Open("p07");
        await away.Page.EvaluateAsync("() => { window.notReloaded = true; }");
        ConcurrentQueue<string> faults = [];
        away.Page.PageError += (_, fault) => faults.Enqueue(fault);
        away.Line.Unplug();
        await away.Page.Locator("html[data-connection=down]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await away.Level("B1", 2);
        await away.Found("C3", "第一笔");
        await away.Found("C3", "第二笔", 2);
        await away.Level("B1", 1);
        await away.Waits(4);
        await Expect(away.Points("C3")).ToHaveTextAsync("2.5");
        await Expect(away.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "暂算" })).ToBeVisibleAsync();
        await there.Found("C3", "别人的一笔");
        await there.Saved();

        away.Line.PlugIn();
        await away.Saved();
        foreach (var tablet in (CardTablet[])[away, there])
        {
            await Expect(tablet.Points("C3")).ToHaveTextAsync("2.0");
            await Expect(tablet.Points("B1")).ToHaveTextAsync("4.0");
        }

        Assert.True(await away.Page.EvaluateAsync<bool>("() => window.notReloaded"));
        Assert.DoesNotContain(faults, fault => fault.Contains("interop", StringComparison.OrdinalIgnoreCase));
        Assert.Equal([(there.Name, "别人的一笔"), (away.Name, "第一笔"), (away.Name, "第二笔")], await district.Found("C3"));
        Assert.Equal([(away.Name, "B1.1.2"), (away.Name, "B1.1.1")], await district.Answered("B1"));
    }

    [Fact]
    public async Task Reloaded_offline_the_shell_answers_for_home_list_and_card_with_the_thumbnails_and_is_the_live_page_again_when_the_line_is_back()
    {
        await using (var photographer = await Open("p07"))
        {
            await Photo(photographer, "A2", 300, 200);
            await photographer.Saved();
        }

        await using var away = await Open("p06");
        await away.GoTo("scorecards");
        await Chromium.Interactive(away.Page);
        await away.Page.Locator("take-along").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(away.Page.GetByText("本机可离线")).ToBeVisibleAsync(new() { Timeout = 60000 });

        away.Line.Unplug();
        foreach (var page in (string[])["", "scorecards"])
        {
            await away.GoTo(page);
            await Expect(away.Page.GetByText("网络断开，照常评分")).ToBeVisibleAsync();
            await Expect(away.Page.Locator($"a[href='/scorecards/{district.Card}']")).ToBeVisibleAsync();
        }

        await away.Page.Locator($"a[href='/scorecards/{district.Card}']").ClickAsync();
        await away.There();
        await away.Page.OpenItem("A2");
        await Shown(away);
        await away.Level("D5", 3);
        await away.Waits(1);
        await away.Page.ReloadAsync();
        await away.There();
        await away.Waits(1);
        await Expect(away.Points("D5")).ToHaveTextAsync("1.0");

        away.Line.PlugIn();
        await away.Live();
        await away.Saved();
        Assert.Equal([(away.Name, "D5.1.3")], await district.Answered("D5"));
    }

    [Fact]
    public async Task A_photo_whose_upload_breaks_holds_no_points_back_and_is_asked_for_and_sent_again()
    {
        await using var one = await Open("p06");
        await using var other = await Open("p07");
        ConcurrentQueue<string> asked = [];
        one.Page.Response += (_, answer) => { if (answer.Url.Contains("/api/files/", StringComparison.Ordinal)) { asked.Enqueue($"{answer.Request.Method} {answer.Status}"); } };
        TaskCompletionSource broken = new();
        one.Page.RequestFailed += (_, request) => { if (request.Method == "PUT") { broken.TrySetResult(); } };

        // A connection that carries more than this breaks: taps pass, no photo does.
        one.Line.CutRequestsAfter(96 << 10);
        await Photo(one, "A1", 1600, 1200);
        await broken.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await one.Found("A1", "现场没有公示");
        await Expect((await other.Page.OpenItem("A1")).Locator(".occ > li")).ToContainTextAsync("现场没有公示");
        await one.Waits(1);
        Assert.DoesNotContain("PUT 201", asked.Skip(2));

        one.Line.CutRequestsAfter(null);
        await one.Saved();
        await Shown(other);
        // Thumbnail and photo: each asked for before it was sent, and sent whole once.
        Assert.Equal(2, asked.Count(line => line == "PUT 201"));
        Assert.True(asked.Count(line => line == "HEAD 404") > 2, string.Join(", ", asked));
    }

    /// <summary>Taken with the camera: noise, so that it weighs something.</summary>
    private static async Task Photo(CardTablet tablet, string item, int width, int height)
    {
        var jpeg = await tablet.Page.EvaluateAsync<string>(
            """
            async ([width, height]) => {
              const canvas = Object.assign(document.createElement("canvas"), { width, height }), pen = canvas.getContext("2d"), pixels = pen.createImageData(width, height);
              for (let i = 0; i < pixels.data.length; i += 65536) crypto.getRandomValues(pixels.data.subarray(i, Math.min(i + 65536, pixels.data.length)));
              for (let i = 3; i < pixels.data.length; i += 4) pixels.data[i] = 255;
              pen.putImageData(pixels, 0, 0);
              return canvas.toDataURL("image/jpeg", .8).split(",")[1];
            }
            """, new[] { width, height });
        await (await tablet.Pane(item)).Locator(".evidence > photo-strip input[type=file][multiple]").First.SetInputFilesAsync(new FilePayload { Name = "现场.jpg", MimeType = "image/jpeg", Buffer = Convert.FromBase64String(jpeg) });
        await Shown(tablet);
    }

    private static async Task Shown(CardTablet tablet) => await tablet.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('photo-strip img')].some(image => image.naturalWidth > 0)");

    private Task<CardTablet> Open(string account) => CardTablet.Open(chromium, district.Address, account, district.Card);
}
