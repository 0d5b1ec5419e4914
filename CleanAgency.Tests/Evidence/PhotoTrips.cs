using CleanAgency.Core.Evidence;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Evidence;

/// <summary>A photo from the camera to the server, in a real browser, over a line that breaks.</summary>
[Collection(BrowserTrips.Name)]
public sealed class PhotoTrips(Chromium chromium)
{
    [Fact]
    public async Task A_photo_with_its_place_in_it_comes_out_upright_and_without_and_only_so_the_server_takes_it()
    {
        using var agency = new RunningAgency();
        var page = await PhotoTablet.Open(chromium, agency, agency.Address);
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

        Assert.Equal(0, await page.EvaluateAsync<int>("async () => { const made = await photos.prepare(await camera(4000, 3000)); await lane.keep(q, made, 'c1'); window.made = made; const line = new lane.PhotoLane(q); for (let tries = 0; tries < 200 && (await q.photosToSend()).length; tries++) { await line.drain(); await new Promise(later => setTimeout(later, 100)); } return (await q.photosToSend()).length; }"));
        Assert.Equal(["320", "2000"], (await PhotoTablet.Files(agency)).OrderBy(f => f.Height).Select(f => $"{f.Height}"));
        Assert.True(await page.EvaluateAsync<bool>("async () => { const b = await (await fetch(`/api/files/${made.file.hash}`)).arrayBuffer(); return (await (await import('/scoring/sha256.js')).sha256(b)) === made.file.hash; }"));
    }

    [Fact]
    public async Task An_upload_that_breaks_in_the_middle_or_loses_its_answer_goes_on_by_itself_also_after_a_reload()
    {
        using var agency = new RunningAgency();
        await using var relay = new TcpRelay(agency.Address);
        var page = await PhotoTablet.Open(chromium, agency, relay.Address);
        await page.EvaluateAsync("async () => { await lane.keep(q, await photos.prepare(await camera(2000, 1500)), 'c1'); }");
        relay.Delay = TimeSpan.FromMilliseconds(400);
        await page.EvaluateAsync("() => { window.told = []; window.line = new lane.PhotoLane(q, e => told.push(e)); }");
        await page.WaitForFunctionAsync("() => told.some(e => e.type === 'progress')");
        relay.Unplug();
        relay.Delay = TimeSpan.Zero;
        await page.WaitForFunctionAsync("() => told.some(e => e.state === 'offline')");
        Assert.Empty(await PhotoTablet.Files(agency));

        // The line comes back and the server works, but nobody hears it.
        relay.PlugIn();
        relay.CutAnswersAfter(2500);
        while ((await PhotoTablet.Files(agency)).Count == 0)
        {
            relay.CutAnswersAfter(2500);
            await page.EvaluateAsync("() => line.handleEvent()");
        }

        relay.CutAnswersAfter(null);
        await Chromium.Go(page, "/");
        await PhotoTablet.Start(page, agency);
        // The page itself sends what waits too: whoever comes second finds the way taken and looks again.
        Assert.Equal(0, await page.EvaluateAsync<int>("async () => { const line = new lane.PhotoLane(q); for (let tries = 0; tries < 200 && (await q.photosToSend()).length; tries++) { await line.drain(); await new Promise(later => setTimeout(later, 100)); } return (await q.photosToSend()).length; }"));
        Assert.Equal(2, (await PhotoTablet.Files(agency)).Count);
    }

    [Fact]
    public async Task A_refused_document_stays_with_its_reason_until_it_is_dismissed_and_holds_up_nothing()
    {
        using var agency = new RunningAgency();
        var page = await PhotoTablet.Open(chromium, agency, agency.Address);
        var refused = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const line = new lane.PhotoLane(q);
              await lane.keep(q, await photos.prepare(new File(["<svg/>"], "a.svgz", { type: "application/x" })), "c1");
              await lane.keep(q, await photos.prepare(new File(["%PDF-1.7"], "b.pdf", { type: "application/pdf" })), "c1");
              // A server that is busy is asked again.
              for (let tries = 0; tries < 100 && !((await line.refused()).length && (await q.photosToSend()).length < 2); tries++) { await line.drain(); await new Promise(later => setTimeout(later, 100)); }
              const [first] = await line.refused();
              await line.dismiss(first.hash);
              return [first.name, first.reason.code, first.reason.text, String((await q.photosToSend()).length)];
            }
            """);
        Assert.Equal(("a.svgz", "Evidence.Kind.Other", "0"), (refused[0], refused[1], refused[3]));
        Assert.Equal(EvidenceType.Pdf, Assert.Single(await PhotoTablet.Files(agency)).Type);
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
