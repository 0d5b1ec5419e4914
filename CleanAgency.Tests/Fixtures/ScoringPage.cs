using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.Json;
using CleanAgency.Core.Common;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Fixtures;

/// <summary>
/// The scoring surface alone, under the product's security policy: a card of the demo scheme (Scorecards/card.json), nobody behind it.
/// What is tapped is laid over the card as the queue would, and remembered in window.taps.
/// </summary>
internal static class ScoringPage
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'";

    private const string Harness =
        """
        import "/scoring/score-card.js";
        window.card = document.querySelector("score-card");
        window.taps = [];
        window.heard = [];
        document.addEventListener("securitypolicyviolation", e => heard.push("violation " + e.violatedDirective));
        addEventListener("error", e => heard.push("error " + e.message));
        addEventListener("unhandledrejection", e => heard.push("error " + e.reason));
        for (const type of ["drop", "retry", "act", "here"]) card.addEventListener(type, e => heard.push(type + " " + Object.values(e.detail ?? {}).join()));
        card.addEventListener("tap", e => {
          const id = "tap-" + (taps.length + 1);
          e.detail.id = id;
          taps.push(e.detail);
          card.pending = [...card.pending, { id, at: "2026-11-20T06:12:00.000Z", state: "pending", ...e.detail }];
        });
        const asked = await fetch("/card.json");
        window.original = await asked.json();
        window.id = code => original.scheme.areas.flatMap(a => a.items).find(i => i.code === code).id;
        // What the server would tell after somebody else's tap.
        window.others = (code, change) => {
          const before = card.document.items[id(code)] ?? { version: 0, state: "Unscored", points: null, why: [], claims: [], entries: [], files: [], self: null };
          card.document = { now: "2026-11-20T06:13:00.000Z", items: { [id(code)]: { ...before, version: 100 + before.version, ...change(before) } } };
        };
        card.document = structuredClone(original);
        """;

    public static async Task<IPage> Scoring(this Chromium chromium, int width = 1280, int height = 800, string language = "zh-CN", ColorScheme scheme = ColorScheme.Light, bool touch = false)
    {
        var page = await chromium.Open(new("http://scoring.test"), width, height, scheme, touch);
        await page.RouteAsync("http://scoring.test/**", route => Answer(route, language));
        await page.GotoAsync("/");
        await page.Locator("score-card li.item").First.WaitForAsync();
        return page;
    }

    public static ILocator Item(this IPage page, string code) => page.Locator("li.item").Filter(new() { Has = page.Locator($".item-row .cd:text-is('{code}')") });

    /// <summary>Opens the item and gives its controls.</summary>
    public static async Task<ILocator> OpenItem(this IPage page, string code)
    {
        await page.Item(code).Locator(".item-row").ClickAsync();
        var pane = page.Item(code).Locator("score-item");
        await pane.WaitForAsync();
        return pane;
    }

    /// <summary>The input that is open under this label; closed forms have one of the same name.</summary>
    public static ILocator Box(this ILocator within, string label) => within.GetByRole(AriaRole.Textbox, new() { Name = label });

    /// <summary>The tapped commands, as "kind field=value": what the queue would be given.</summary>
    public static Task<string[]> Taps(this IPage page) =>
        page.EvaluateAsync<string[]>("taps.map(t => t.kind + ' ' + Object.entries(t.body).filter(([, v]) => v !== null).map(([k, v]) => k + '=' + v).join(' '))");

    private static async Task Answer(IRoute route, string language)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        var (type, body) = path switch
        {
            "/" => ("text/html", $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>card</title><link rel=\"stylesheet\" href=\"/tokens.css\"><link rel=\"stylesheet\" href=\"/base.css\"></head><body><main><score-card></score-card></main><script type=\"module\" src=\"/harness.js\"></script></body></html>"),
            "/harness.js" => ("text/javascript", Harness),
            "/card.json" => ("application/json", await File.ReadAllTextAsync(Beside("Scorecards/card.json"))),
            _ when path.StartsWith("/scoring/texts.", StringComparison.Ordinal) && path.EndsWith(".json", StringComparison.Ordinal) => ("application/json", Texts(path.Contains(".en.", StringComparison.Ordinal) ? "en" : "zh-CN")),
            _ when File.Exists(Beside("../CleanAgency.Web/wwwroot" + path)) => (path.EndsWith(".css", StringComparison.Ordinal) ? "text/css" : "text/javascript", await File.ReadAllTextAsync(Beside("../CleanAgency.Web/wwwroot" + path))),
            _ => ("", ""),
        };
        await route.FulfillAsync(new()
        {
            Status = type.Length > 0 ? 200 : 404,
            Headers = new Dictionary<string, string> { ["content-type"] = $"{type}; charset=utf-8", ["content-security-policy"] = Policy },
            Body = body,
        });
    }

    private static string Texts(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return JsonSerializer.Serialize(Lines(typeof(Program).Assembly, "CleanAgency.Web.Scorecards.Tablet", "", culture)
            .Concat(Lines(typeof(RuleTexts).Assembly, "CleanAgency.Core.Schemes.Texts", "Schemes.", culture))
            .Concat(Lines(typeof(RuleTexts).Assembly, "CleanAgency.Core.Scorecards.Texts", "Scorecards.", culture)).ToDictionary(line => line.Key, line => line.Sentence));
    }

    private static IEnumerable<(string Key, string Sentence)> Lines(Assembly assembly, string name, string prefix, CultureInfo culture) =>
        new ResourceManager(name, assembly).GetResourceSet(culture, true, true)!.Cast<DictionaryEntry>().Select(line => ($"{prefix}{line.Key}", (string)line.Value!));

    private static string Beside(string path, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", path));
}
