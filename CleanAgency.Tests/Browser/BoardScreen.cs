using CleanAgency.Infrastructure.Demo;
using Microsoft.Playwright;

namespace CleanAgency.Tests.Browser;

/// <summary>What people point at on the board.</summary>
internal static class BoardScreen
{
    public static string UnitName(string code) => DemoTables.Units.Single(u => u.Code == code).Name;

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Button(this ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Group(this IPage page, int number) => page.Locator($".g:has(#h-{number})");

    /// <summary>Where the picked unit is brought into a group.</summary>
    public static ILocator Place(this IPage page, int group) => page.Group(group).Locator(".drop button");

    public static ILocator Seat(this IPage page, string unit) => page.Locator($".u[title='{unit}']");

    public static ILocator Seat(this ILocator within, string unit) => within.Locator($".u[title='{unit}']");

    /// <summary>The full names of the units in it, of all or of those that carry something.</summary>
    public static Task<string[]> Titles(this ILocator within, ILocator? having = null) =>
        within.Locator(".u").Filter(new() { Has = having }).EvaluateAllAsync<string[]>("all => all.map(u => u.title)");
}
