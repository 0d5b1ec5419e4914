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
}
