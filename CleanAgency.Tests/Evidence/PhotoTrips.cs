using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Evidence;

/// <summary>A photo from the camera to the server, in a real browser, over a line that breaks.</summary>
[Collection(BrowserTrips.Name)]
public sealed class PhotoTrips(Chromium chromium)
{
    // A photo as a phone makes it: held upright (orientation 6), with the place in it; noise, so that it weighs something.
    private const string Camera = """
        async (width, height) => {
          const canvas = Object.assign(document.createElement("canvas"), { width, height }), pen = canvas.getContext("2d");
          const pixels = pen.createImageData(width, height);
          for (let i = 0; i < pixels.data.length; i += 65536) crypto.getRandomValues(pixels.data.subarray(i, Math.min(i + 65536, pixels.data.length)));
          for (let i = 3; i < pixels.data.length; i += 4) pixels.data[i] = 255;
          pen.putImageData(pixels, 0, 0);
          const jpeg = new Uint8Array(await (await new Promise(ok => canvas.toBlob(ok, "image/jpeg", .9))).arrayBuffer());
          const exif = new DataView(new ArrayBuffer(10 + 6 + 8 + 2 + 24 + 4 + 2 + 12 + 4));
          exif.setUint16(0, 0xFFE1); exif.setUint16(2, exif.byteLength - 2);
          [..."Exif\0\0"].forEach((c, i) => exif.setUint8(4 + i, c.charCodeAt(0)));
          exif.setUint16(10, 0x4949); exif.setUint16(12, 42, true); exif.setUint32(14, 8, true);
          exif.setUint16(18, 2, true);
          const entry = (at, tag, type, count, value) => { exif.setUint16(at, tag, true); exif.setUint16(at + 2, type, true); exif.setUint32(at + 4, count, true); exif.setUint32(at + 8, value, true); };
          entry(20, 0x0112, 3, 1, 6); entry(32, 0x8825, 4, 1, 38);
          exif.setUint16(48, 1, true); entry(50, 0x0001, 2, 2, 0x4E);
          return new File([jpeg.subarray(0, 2), exif.buffer, jpeg.subarray(2)], "IMG_1.JPG", { type: "image/jpeg" });
        }
        """;

    [Fact]
    public async Task A_photo_with_its_place_in_it_comes_out_upright_and_without_and_only_so_the_server_takes_it()
    {
        using var agency = new RunningAgency();
        var page = await Open(agency, agency.Address);
        var made = await page.EvaluateAsync<Made>(
            """
            async () => {
              const photo = await camera(1200, 800), bytes = new Uint8Array(await photo.arrayBuffer());
              const { sha256, slowly } = await import("/scoring/sha256.js");
              const hash = await sha256(bytes.buffer), put = await fetch(`/api/files/${hash}`, { method: "PUT", headers: { "x-scoring": "1" }, body: bytes });
              const made = await photos.prepare(photo), text = new TextDecoder("latin1").decode(made.file.bytes);
              const slow = [...slowly(new Uint8Array(made.file.bytes))].map(b => b.toString(16).padStart(2, "0")).join("");
              return { original: put.status, reason: (await put.json()).reason.code, carried: new TextDecoder("latin1").decode(bytes).includes("Exif"), carries: text.includes("Exif"),
                width: made.file.width, height: made.file.height, small: made.thumb.height, name: made.name, hash: made.file.hash, slow, bytes: [...new Uint8Array(made.file.bytes)] };
            }
            """);
        Assert.Equal((422, "Evidence.Tells", true, false), (made.Original, made.Reason, made.Carried, made.Carries));
        Assert.Equal((800, 1200, 320, "IMG_1.jpg"), (made.Width, made.Height, made.Small, made.Name));
        byte[] bytes = [.. made.Bytes.Select(b => (byte)b)];
        Assert.Equal((Pictures.HashOf(bytes), made.Hash), (made.Hash, made.Slow));

        Assert.Equal("idle", await page.EvaluateAsync<string>("async () => { const made = await photos.prepare(await camera(4000, 3000)); await lane.keep(q, made, 'c1'); window.made = made; return new lane.PhotoLane(q).drain(); }"));
        Assert.Equal(["320", "2000"], (await Files(agency)).OrderBy(f => f.Height).Select(f => $"{f.Height}"));
        Assert.True(await page.EvaluateAsync<bool>("async () => { const b = await (await fetch(`/api/files/${made.file.hash}`)).arrayBuffer(); return (await (await import('/scoring/sha256.js')).sha256(b)) === made.file.hash; }"));
    }

    [Fact]
    public async Task An_upload_that_breaks_in_the_middle_or_loses_its_answer_goes_on_by_itself_also_after_a_reload()
    {
        using var agency = new RunningAgency();
        await using var relay = new TcpRelay(agency.Address);
        var page = await Open(agency, relay.Address);
        await page.EvaluateAsync("async () => { await lane.keep(q, await photos.prepare(await camera(2000, 1500)), 'c1'); }");
        relay.Delay = TimeSpan.FromMilliseconds(400);
        await page.EvaluateAsync("() => { window.told = []; window.line = new lane.PhotoLane(q, e => told.push(e)); }");
        await page.WaitForFunctionAsync("() => told.some(e => e.type === 'progress')");
        relay.Unplug();
        relay.Delay = TimeSpan.Zero;
        await page.WaitForFunctionAsync("() => told.some(e => e.state === 'offline')");
        Assert.Empty(await Files(agency));

        // The line comes back and the server works, but nobody hears it.
        relay.PlugIn();
        relay.CutAnswersAfter(2500);
        while ((await Files(agency)).Count == 0)
        {
            relay.CutAnswersAfter(2500);
            await page.EvaluateAsync("() => line.handleEvent()");
        }

        relay.CutAnswersAfter(null);
        await Chromium.Go(page, "/");
        await Start(page, agency);
        Assert.Equal("idle", await page.EvaluateAsync<string>("() => new lane.PhotoLane(q).drain()"));
        Assert.Empty(await page.EvaluateAsync<string[]>("() => q.photosToSend()"));
        Assert.Equal(2, (await Files(agency)).Count);
    }

    [Fact]
    public async Task A_refused_document_stays_with_its_reason_until_it_is_dismissed_and_holds_up_nothing()
    {
        using var agency = new RunningAgency();
        var page = await Open(agency, agency.Address);
        var refused = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const line = new lane.PhotoLane(q);
              await lane.keep(q, await photos.prepare(new File(["<svg/>"], "a.svgz", { type: "application/x" })), "c1");
              await lane.keep(q, await photos.prepare(new File(["%PDF-1.7"], "b.pdf", { type: "application/pdf" })), "c1");
              await line.drain();
              const [first] = await line.refused();
              await line.dismiss(first.hash);
              return [first.name, first.reason.code, first.reason.text, String((await q.photosToSend()).length)];
            }
            """);
        Assert.Equal(("a.svgz", "Evidence.Kind.Other", "0"), (refused[0], refused[1], refused[3]));
        Assert.Equal(EvidenceType.Pdf, Assert.Single(await Files(agency)).Type);
    }

    [Fact]
    public async Task Somebody_points_at_what_the_photo_shows_with_a_finger_and_takes_a_stroke_back()
    {
        using var agency = new RunningAgency();
        var page = await Open(agency, agency.Address, touch: true);
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

    private static async Task Stroke(IPage page, ILocator canvas, float from, float to)
    {
        var box = (await canvas.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width * from), box.Y + (box.Height * from));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width * to), box.Y + (box.Height * to), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static Task<string> Pixels(IPage page) => page.EvaluateAsync<string>("() => document.querySelector('photo-pen canvas').toDataURL()");

    private static async Task<List<EvidenceFile>> Files(RunningAgency agency)
    {
        await using var core = new Agency(agency.Database);
        return await core.Do((AppDb db) => db.Set<EvidenceFile>().AsNoTracking().ToListAsync());
    }

    private async Task<IPage> Open(RunningAgency agency, Uri address, bool touch = false)
    {
        var page = await chromium.Open(address, touch: touch);
        await Chromium.SignIn(page, "inspector", Office.Password);
        await Chromium.Go(page, "/");
        await Start(page, agency);
        return page;
    }

    private static async Task Start(IPage page, RunningAgency agency)
    {
        await using var core = new Agency(agency.Database);
        await page.EvaluateAsync(
            """
            async person => {
              window.photos = await import("/scoring/photos.js");
              window.lane = await import("/scoring/photo-lane.js");
              window.q = await (await import("/scoring/queue.js")).queue(person, { name: "inspector" });
            }
            """, core.Person("inspector").ToString());
        await page.EvaluateAsync($"() => {{ window.camera = {Camera}; }}");
    }

    private sealed record Made
    {
        public int Original { get; init; }

        public string Reason { get; init; } = "";

        public bool Carried { get; init; }

        public bool Carries { get; init; }

        public int Width { get; init; }

        public int Height { get; init; }

        public int Small { get; init; }

        public string Name { get; init; } = "";

        public string Hash { get; init; } = "";

        public string Slow { get; init; } = "";

        public int[] Bytes { get; init; } = [];
    }
}
