using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Fixtures;

/// <summary>axe-core on the page that is open. Evaluated by the browser's debugger, so the page's security policy does not hinder it.</summary>
public static class Axe
{
    private static readonly Lazy<string> Script = new(() => new Deque.AxeCore.Commons.BundledAxeScriptProvider().GetScript());

    public static async Task Accepts(IPage page, string what)
    {
        var found = await Violations(page);
        Assert.True(found.Count == 0, $"{what}\n{string.Join("\n", found)}");
    }

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>("""
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.map(v =>
                v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + ' - ' + n.any.concat(n.all).map(a => a.message).join('; ').slice(0, 160)).join(' | '))
            """);
    }
}
