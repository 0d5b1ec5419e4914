using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Offline;

/// <summary>A short one of what eng/bench.sh chaos does for as long as one likes.</summary>
[Collection(BrowserTrips.Name)]
public sealed class ChaosTests(Chromium chromium)
{
    [Fact]
    public async Task Browser_and_server_die_and_the_line_breaks_while_somebody_taps_and_nothing_is_lost_doubled_or_out_of_order()
    {
        var report = await Chaos.Run(chromium.Playwright, seed: 1, steps: 60);
        Assert.True(report is { Promised: > 40, ServerDeaths: 3, BrowserDeaths: 2 }, report.ToString());
        Assert.Empty(report.Lost);
        Assert.Equal(0, report.Twice);
        Assert.Empty(report.Disordered);
        Assert.Equal(0, report.Refused);
    }
}
