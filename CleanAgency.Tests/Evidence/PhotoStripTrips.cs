using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Evidence;

/// <summary>The parts of the screen alone: photos of an item, and drawing on one.</summary>
[Collection(BrowserTrips.Name)]
public sealed class PhotoStripTrips(Chromium chromium)
{
    [Fact]
    public async Task Somebody_points_at_what_the_photo_shows_with_a_finger_and_takes_a_stroke_back()
    {
        using var agency = new RunningAgency();
        var page = await PhotoTablet.Open(chromium, agency, agency.Address, touch: true);
        await page.AddStyleTagAsync(new() { Url = "/scoring/scoring.css" });
        await page.EvaluateAsync(
            """
            async () => {
              await (await import("/scoring/texts.js")).speak("zh");
              await import("/scoring/photo-pen.js");
              window.original = await photos.prepare(await camera(800, 600));
              const pen = document.createElement("photo-pen");
              document.querySelector("main").append(pen);
              window.drawn = pen.draw(new Blob([original.file.bytes], { type: "image/jpeg" }), "IMG_1.jpg");
            }
            """);
        var canvas = page.Locator("photo-pen canvas");
        await canvas.WaitForAsync();
        Assert.All(await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('photo-pen button')].map(b => Math.min(b.offsetWidth, b.offsetHeight))"), side => Assert.InRange(side, 44, 999));
        await Stroke(page, canvas, .1f, .5f);
        await page.Locator("photo-pen [data-tool=box]").ClickAsync();
        await Stroke(page, canvas, .6f, .8f);
        var withBox = await Pixels(page);
        await page.Locator("photo-pen [data-undo]").ClickAsync();
        Assert.NotEqual(withBox, await Pixels(page));
        await page.Locator("photo-pen [data-tool=text]").ClickAsync();
        await canvas.TapAsync(new() { Position = new() { X = 40, Y = 60 } });
        await page.Locator("photo-pen input").FillAsync("公示栏空白");
        await Axe.Accepts(page, "photo-pen");
        await page.Locator("photo-pen [data-done]").ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("async () => { const made = await drawn; return made.file.hash !== original.file.hash && made.file.width === 600 && made.thumb.height === 320 && made.name === 'IMG_1.jpg'; }"));
        Assert.False(await page.Locator("photo-pen").IsVisibleAsync());
    }

    [Fact]
    public async Task Several_photos_at_once_show_their_thumbnails_without_a_line_and_a_drawing_names_its_original()
    {
        using var agency = new RunningAgency();
        await using var relay = new TcpRelay(agency.Address);
        var page = await PhotoTablet.Open(chromium, agency, relay.Address);
        await page.AddStyleTagAsync(new() { Url = "/scoring/scoring.css" });
        await page.EvaluateAsync(
            """
            async () => {
              await (await import("/scoring/texts.js")).speak("zh");
              await import("/scoring/photo-strip.js");
              await import("/scoring/photo-pen.js");
              window.strip = document.createElement("photo-strip");
              document.querySelector("main").append(strip);
              strip.shelf = { q, card: "c1" };
              window.files = [];
              strip.addEventListener("photo", e => { files.push({ id: files.length + 1, ...e.detail.body }); strip.show([...files], true); });
              strip.show([], true);
            }
            """);
        relay.Unplug();
        await page.EvaluateAsync("async () => { window.said = strip.add([await camera(900, 600), new File(['no picture'], 'broken.jpg', { type: 'image/jpeg' }), await camera(600, 900)]); await said; }");
        await page.WaitForFunctionAsync("() => [...strip.querySelectorAll('li img')].filter(i => i.naturalHeight > 0).length === 2");
        Assert.Contains("broken.jpg：这张照片打不开", await page.Locator("photo-strip [role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.All(await page.EvaluateAsync<double[]>("() => [...strip.querySelectorAll('button, label')].filter(b => b.offsetHeight).map(b => b.offsetHeight)"), side => Assert.InRange(side, 44, 999));
        await Axe.Accepts(page, "photo-strip");

        await page.Locator("photo-strip li").First.GetByText("标注").ClickAsync();
        var canvas = page.Locator("photo-pen canvas");
        await canvas.WaitForAsync();
        await Stroke(page, canvas, .2f, .7f);
        await page.Locator("photo-pen [data-done]").ClickAsync();
        await page.WaitForFunctionAsync("() => files.length === 3 && files[2].original === files[0].hash && files[2].hash !== files[0].hash && files[2].thumb");
        await page.Locator("photo-strip .shot-open").First.ClickAsync();
        await page.WaitForFunctionAsync("() => strip.querySelector('.shot-view img')?.naturalWidth === 600");
        await page.Locator("photo-strip .shot-view button").ClickAsync();

        relay.PlugIn();
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => { const line = new lane.PhotoLane(q, e => strip.heard(e)); for (let tries = 0; tries < 200 && (await q.photosToSend()).length; tries++) { await line.drain(); await new Promise(later => setTimeout(later, 100)); } return (await q.photosToSend()).length; }"));
        Assert.Equal(6, (await PhotoTablet.Files(agency)).Count);
    }

    [Fact]
    public async Task Where_little_room_is_left_no_photo_is_taken_and_said_so_and_points_go_on()
    {
        using var agency = new RunningAgency();
        var page = await PhotoTablet.Open(chromium, agency, agency.Address);
        await page.EvaluateAsync(
            """
            async () => {
              await (await import("/scoring/texts.js")).speak("zh");
              await import("/scoring/photo-strip.js");
              window.left = 150;
              navigator.storage.estimate = async () => ({ quota: 1000 * 2 ** 20, usage: (1000 - left) * 2 ** 20 });
              window.files = [];
              window.strip = document.querySelector("main").appendChild(document.createElement("photo-strip"));
              strip.shelf = { q, card: "c1" };
              strip.addEventListener("photo", e => files.push(e.detail.body));
              strip.show([], true);
            }
            """);
        await Assertions.Expect(page.Locator("photo-strip .nodata")).ToContainTextAsync("剩余空间不到200MB");
        await Assertions.Expect(page.Locator("photo-strip .shot-add")).ToBeHiddenAsync();
        await page.EvaluateAsync("async () => strip.add([await camera(300, 200)])");
        Assert.Contains("暂停拍照", await page.Locator("photo-strip [role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("pending", await page.EvaluateAsync<string>("async () => (await q.put({ card: 'c1', epoch: 1, item: 'i1', kind: 'set', body: {} })).state"));
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => files.length + (await q.photosToSend()).length"));

        await page.EvaluateAsync("() => { left = 900; strip.show([], false); strip.show([], true); }");
        await Assertions.Expect(page.Locator("photo-strip .shot-add")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("photo-strip .nodata")).ToBeHiddenAsync();
        await page.EvaluateAsync("async () => strip.add([await camera(300, 200)])");
        Assert.Equal(1, await page.EvaluateAsync<int>("files.length"));
    }

    private static async Task Stroke(IPage page, ILocator canvas, float from, float to)
    {
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * from), box.Y + (box.Height * from));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * to), box.Y + (box.Height * to), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static Task<string> Pixels(IPage page) => page.EvaluateAsync<string>("() => document.querySelector('photo-pen canvas').toDataURL()");
}
