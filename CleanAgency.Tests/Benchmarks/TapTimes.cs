using CleanAgency.Tests.Fixtures;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>From a click on a level of an open item to what follows from it, in milliseconds and in a real browser.</summary>
internal sealed class TapTimes
{
    private const int Warm = 5, Taps = 40;

    // Shown: the choice stands in the page. Safe: IndexedDB has said "complete". Durable: the server's answer is here. Painted: the frame
    // after the one in which the item waits no more and has the server's points; the blank page's click is measured to the same frame.
    // Card: the same with the card's own document, which the circuit has told of. Beside them what they cannot go below: one strict put of
    // nothing but a row, and the stroke's own request as the browser's network has seen it.
    private const string Tap =
        """
        async item => {
          const card = document.querySelector("score-card"), { q } = card.desk.shelf, frame = () => new Promise(requestAnimationFrame);
          const heard = type => new Promise(done => { const off = q.on(e => { if (e.type === type && e.row.item === item) { off(); done({ at: performance.now(), version: e.answer?.version }); } }); });
          if (card.opened !== item) card.open(item);
          const row = card.querySelector(`li[data-item="${item}"]`), picks = [...row.querySelectorAll("button.pick")], node = picks.slice(0, 2).find(one => one.getAttribute("aria-checked") !== "true");
          globalThis.floor ??= await new Promise(done => { const asked = indexedDB.open("floor", 1); asked.onupgradeneeded = () => asked.result.createObjectStore("rows", { autoIncrement: true }); asked.onsuccess = () => done(asked.result); });
          await new Promise(done => setTimeout(done, 150));
          const put0 = performance.now(), bare = floor.transaction("rows", "readwrite", { durability: "strict" });
          bare.objectStore("rows").add({ body: "x".repeat(300) });
          bare.commit();
          await new Promise(done => { bare.oncomplete = done; });
          const disk = performance.now() - put0;
          performance.clearResourceTimings();
          await new Promise(done => setTimeout(done, 150 + 50 * Math.random()));
          const put = heard("put"), saved = heard("saved"), begin = performance.now();
          const shown = new Promise(done => new MutationObserver((_, self) => { if (node.getAttribute("aria-checked") === "true") { self.disconnect(); done(performance.now()); } }).observe(node, { attributes: true }));
          node.click();
          const pending = await shown, safe = await put, durable = await saved;
          while (row.dataset.state === "Pending") await frame();
          await frame();
          const painted = performance.now();
          while (!(card.document.items[item]?.version >= durable.version)) await frame();
          await frame();
          return [...[pending, safe.at, durable.at, painted, performance.now()].map(at => at - begin), disk, performance.getEntriesByType("resource").find(one => one.name.endsWith("/api/commands")).duration];
        }
        """;

    private readonly double[][] times;

    private TapTimes(double[][] times, double up, double down) => (this.times, Up, Down) = (times, up, down);

    /// <summary>Bytes of one tap on the line, with everything that it causes.</summary>
    public double Up { get; }

    public double Down { get; }

    public (double P50, double P95) Shown => Spread(0);

    public (double P50, double P95) Safe => Spread(1);

    public (double P50, double P95) Durable => Spread(2);

    public (double P50, double P95) Painted => Spread(3);

    public (double P50, double P95) Card => Spread(4);

    public (double P50, double P95) Disk => Spread(5);

    public (double P50, double P95) Request => Spread(6);

    public static async Task<TapTimes> Measure(IPage page, TcpRelay line, Guid item)
    {
        List<double[]> all = [];
        var (asked, answered) = (0L, 0L);
        for (var n = 0; n < Warm + Taps; n++)
        {
            (asked, answered) = n == Warm ? line.Carried : (asked, answered);
            all.Add(await page.EvaluateAsync<double[]>(Tap, item));
        }

        return new([.. all.Skip(Warm)], (line.Carried.Asked - asked) / (double)Taps, (line.Carried.Answered - answered) / (double)Taps);
    }

    private (double P50, double P95) Spread(int stage)
    {
        var sorted = times.Select(one => one[stage]).Order().ToList();
        return (sorted[sorted.Count / 2], sorted[(sorted.Count - 1) * 95 / 100]);
    }
}
