using System.Diagnostics;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Fixtures;

/// <summary>A Chromium of its own with a profile on disk, which can be killed like a tablet whose battery dies, and started again.</summary>
public sealed class BrowserProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly IBrowser browser;

    private BrowserProcess(Process process, IBrowser browser) => (this.process, this.browser) = (process, browser);

    public static async Task<BrowserProcess> Start(IPlaywright playwright, string profile)
    {
        Directory.CreateDirectory(profile);
        var said = Path.Combine(profile, "DevToolsActivePort");
        File.Delete(said);
        var start = new ProcessStartInfo(Chromium.Program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking", $"--user-data-dir={profile}", "--remote-debugging-port=0", .. Chromium.Arguments, "about:blank"])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        while (!File.Exists(said) || File.ReadAllLines(said).Length < 2)
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The browser ended with code {process.ExitCode}.");
            }

            await Task.Delay(50);
        }

        return new(process, await playwright.Chromium.ConnectOverCDPAsync($"http://127.0.0.1:{File.ReadAllLines(said)[0]}"));
    }

    public Task<IPage> Open() => browser.Contexts[0].NewPageAsync();

    /// <summary>kill -9: nothing is flushed or closed.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        await browser.DisposeAsync();
        process.Dispose();
    }
}
