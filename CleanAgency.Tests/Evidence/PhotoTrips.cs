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
    public async Task A_document_that_the_server_refuses_takes_what_names_it_along_with_its_reason_and_holds_up_nothing()
    {
        using var agency = new RunningAgency();
        var page = await PhotoTablet.Open(chromium, agency, agency.Address);
        var refused = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const line = new lane.PhotoLane(q), old = await photos.prepare(new File([new Uint8Array([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])], "台账.docx", { type: "application/x" }));
              await lane.keep(q, old, "c1");
              await lane.keep(q, await photos.prepare(new File(["%PDF-1.7"], "b.pdf", { type: "application/pdf" })), "c1");
              const attach = item => q.put({ card: "c1", epoch: 1, item, kind: "attach", body: { hash: old.file.hash, name: old.name, thumb: null } });
              await attach("i1");
              // The second he has taken away again himself.
              const taken = await attach("i2");
              await q.put({ card: "c1", epoch: 1, item: "i2", kind: "detach", body: { file: taken.id, reason: "传错了" } });
              // A server that is busy is asked again.
              const patience = Date.now() + 60000;
              while ((await q.unsent() || (await q.photosToSend()).length) && Date.now() < patience) { await line.drain(); await q.drain(); await new Promise(later => setTimeout(later, 100)); }
              const all = await q.refused();
              const said = all.map(row => [row.item, row.body.name, row.reason.code].join(" "));
              const kept = !!await q.loadPhoto(old.file.hash);
              for (const row of all) await q.dismiss(row.id);
              return [...said, String(await q.unsent()), String(kept), String(!!await q.loadPhoto(old.file.hash))];
            }
            """);
        Assert.Equal(["i1 台账.docx Evidence.Kind.OldOffice", "0", "true", "false"], refused);
        Assert.Equal(EvidenceType.Pdf, Assert.Single(await PhotoTablet.Files(agency)).Type);
    }

    [Fact]
    public async Task A_frozen_page_that_keeps_the_way_does_not_stop_photos_for_ever()
    {
        using var agency = new RunningAgency();
        var page = await PhotoTablet.Open(chromium, agency, agency.Address);
        var left = await page.EvaluateAsync<int[]>(
            """
            async () => {
              await new Promise(held => navigator.locks.request(`photos ${q.person}`, () => { held(); return new Promise(() => {}); }));
              await lane.keep(q, await photos.prepare(new File(["%PDF-1.7"], "b.pdf", { type: "application/pdf" })), "c1");
              const line = new lane.PhotoLane(q), now = Date.now.bind(Date);
              await line.drain();
              const before = (await q.photosToSend()).length;
              Date.now = () => now() + 200000;
              const patience = now() + 60000;
              while ((await q.photosToSend()).length && now() < patience) { await line.drain(); await new Promise(later => setTimeout(later, 100)); }
              return [before, (await q.photosToSend()).length];
            }
            """);
        Assert.Equal([1, 0], left);
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
