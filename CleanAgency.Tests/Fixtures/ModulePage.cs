using System.Runtime.CompilerServices;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Fixtures;

/// <summary>An empty page that serves the product's own scripts, and what a test lays beside them: for modules that need no server.</summary>
internal static class ModulePage
{
    public static async Task<IPage> Modules(this Chromium chromium, params (string Path, string Body)[] beside)
    {
        var page = await chromium.Open(new("http://module.test"));
        await page.RouteAsync("http://module.test/**", async route =>
        {
            var path = new Uri(route.Request.Url).AbsolutePath;
            var body = path.EndsWith(".js", StringComparison.Ordinal) ? await File.ReadAllTextAsync(Root() + path) : beside.FirstOrDefault(one => one.Path == path).Body ?? "<!doctype html>";
            await route.FulfillAsync(new() { ContentType = path.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript" : "text/html;charset=utf-8", Body = body });
        });
        await page.GotoAsync("/");
        return page;
    }

    private static string Root([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "CleanAgency.Web", "wwwroot");
}
