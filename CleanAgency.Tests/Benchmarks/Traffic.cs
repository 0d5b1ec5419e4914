using Microsoft.Playwright;

namespace CleanAgency.Tests.Benchmarks;

/// <summary>What a page brings over the line, compressed as it comes, with what its circuit says; from an empty cache.</summary>
internal sealed class Traffic
{
    public double Bytes { get; private set; }

    public int Requests { get; private set; }

    public static async Task<Traffic> Of(IPage page)
    {
        var traffic = new Traffic();
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.clearBrowserCache");
        devtools.Event("Network.loadingFinished").OnEvent += (_, e) => (traffic.Bytes, traffic.Requests) = (traffic.Bytes + e!.Value.GetProperty("encodedDataLength").GetDouble(), traffic.Requests + 1);
        devtools.Event("Network.webSocketFrameReceived").OnEvent += (_, e) => traffic.Bytes += e!.Value.GetProperty("response").GetProperty("payloadData").GetString()!.Length * 3 / 4;
        return traffic;
    }
}
