using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Offline;

/// <summary>scoring/lanes.js: what goes together, and what waits for what.</summary>
[Collection(BrowserTrips.Name)]
public sealed class LanesTests(Chromium chromium)
{
    [Fact]
    public async Task What_proves_an_entry_goes_once_the_entry_is_there_and_holds_up_nothing()
    {
        var page = await chromium.Modules();
        var picked = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { pick } = await import("/scoring/lanes.js");
              const rows = [["entry", "occurrence", {}], ["photo", "attach", { hash: "h", entry: "entry" }], ["other", "attach", { hash: "h" }], ["level", "set", {}]].map(([id, kind, body]) => ({ id, card: "c", item: "i", kind, body, next: 0 }));
              const said = rows => pick(rows, 1, 100).map(row => row.id).join();
              return [said(rows), said(rows.slice(1)), said(rows.map(row => ({ ...row, next: row.id === "entry" ? 2 : 0 })))];
            }
            """);
        // Its own lane waits behind it, that of the points does not.
        Assert.Equal(["entry,level", "photo,other,level", ""], picked);
    }

    [Fact]
    public async Task What_was_put_off_by_a_clock_that_has_been_set_back_is_not_put_off_for_that_long()
    {
        var page = await chromium.Modules();
        var picked = await page.EvaluateAsync<string[]>(
            """
            async () => {
              const { pick } = await import("/scoring/lanes.js");
              const said = next => pick([{ id: "due", card: "c", item: "i", kind: "set", body: {}, next }], 1_000_000, 100).map(row => row.id).join();
              return [said(0), said(1_000_000), said(1_000_001), said(1_060_000), said(4_600_000)];
            }
            """);
        Assert.Equal(["due", "due", "", "", "due"], picked);
    }
}
