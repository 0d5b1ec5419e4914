using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Fixtures;

/// <summary>The system's browser, one for all browser tests. The package brings Playwright's driver; nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>A name of this machine that browsers do not trust, as they do loopback: plain HTTP as a tablet sees it.</summary>
    public const string PlainName = "plain.test";

    /// <summary>Chromium refuses to sandbox for root.</summary>
    public static readonly string[] Arguments = [$"--host-resolver-rules=MAP {PlainName} 127.0.0.1", .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>()];

    public static readonly string Program = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public IPlaywright Playwright => playwright ?? throw new InvalidOperationException("InitializeAsync comes first.");

    private IBrowser Browser => browser ?? throw new InvalidOperationException("InitializeAsync comes first.");

    public async Task InitializeAsync()
    {
        // A busy machine is no defect. Trips wait for conditions; this only ends the ones that never come true.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Microsoft.Playwright.Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            Args = Arguments,
        });
    }

    /// <summary>A browser window of its own, with its own cookies.</summary>
    public async Task<IPage> Open(Uri address, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        var window = await Browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = "zh-CN",
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            HasTouch = touch,
            // A page that changes while axe measures contrast is neither old nor new.
            ReducedMotion = ReducedMotion.Reduce,
        });
        window.SetDefaultTimeout(40_000);
        return await window.NewPageAsync();
    }

    /// <summary>Signs somebody in at a page and waits until it answers to clicks.</summary>
    public async Task<IPage> SignIn(Uri address, string account, string to = "/")
    {
        var page = await Open(address);
        await SignIn(page, account, Office.Password);
        await Go(page, to);
        return page;
    }

    public static async Task SignIn(IPage page, string account, string password)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=username]", account);
        await page.FillAsync("[name=password]", password);
        await page.ClickAsync("form[aria-labelledby=title] button.main");
    }

    public static async Task Go(IPage page, string to)
    {
        await page.GotoAsync(to);
        await Interactive(page);
    }

    /// <summary>HTML is there before the circuit: a click made earlier is lost.</summary>
    public static Task Interactive(IPage page) => page.Locator("[data-interactive]").WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async Task DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? default);
        playwright?.Dispose();
    }
}

/// <summary>Browser trips run one after the other: they measure seconds, and the machine has few cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTrips : ICollectionFixture<Chromium>
{
    public const string Name = "Browser";
}
