using CleanAgency.Core.Evidence;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Evidence;

/// <summary>A page of an inspector with his queue, the scripts for photos, and a camera.</summary>
internal static class PhotoTablet
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

    public static async Task<IPage> Open(Chromium chromium, RunningAgency agency, Uri address, bool touch = false)
    {
        var page = await chromium.Open(address, touch: touch);
        await Chromium.SignIn(page, "inspector", Office.Password);
        await Chromium.Go(page, "/");
        await Start(page, agency);
        return page;
    }

    public static async Task Start(IPage page, RunningAgency agency)
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

    public static async Task<List<EvidenceFile>> Files(RunningAgency agency)
    {
        await using var core = new Agency(agency.Database);
        return await core.Do((AppDb db) => db.Set<EvidenceFile>().AsNoTracking().ToListAsync());
    }
}
