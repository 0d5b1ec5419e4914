using System.Reflection;
using System.Text.RegularExpressions;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;
using Xunit;

namespace CleanAgency.Tests.Browser;

/// <summary>axe-core finds nothing on any page: at desk, tablet and phone size, light and dark. A new page is one more address here.</summary>
[Collection(BrowserTrips.Name)]
public sealed class AccessibleTests(Chromium chromium)
{
    // {unit}, {person}, {declarer}, {entry}, {round} and {group} stand for ids.
    private static readonly Dictionary<string, string[]> Addresses = new()
    {
        [""] = ["/sign-in"],
        ["newcomer"] = ["/password"],
        ["coordinator"] = ["/", "/units", "/units?q=nothing-like-this", "/units/{unit}", "/units/new", "/units/import", "/schemes", "/schemes/import", "/schemes/{draft}", "/schemes/{draft}?tab=Extras", "/schemes/{draft}?tab=Policy", "/schemes/{published}", "/schemes/{published}/difference", "/schemes/{draft}/trial", "/rounds", "/rounds/new", "/rounds/{round}", "/rounds/{round}/scope", "/rounds/{round}/groups/import", "/groups", "/groups/{group}", "/groups/roster?round={round}", "/conflicts", "/conflicts/{declarer}?round={round}", "/visits", "/facts", "/facts/{unit}", "/facts/import", "/scorecards", "/scorecards/seals", "/scorecards/extras", "/results", "/workbooks", "/calendar", "/me", "/privacy", "/ui", "/ui/rules", "/no-such-page"],
        ["sysadmin"] = ["/people", "/people/{person}", "/people/import", "/people/slips", "/jobs", "/calendar", "/calendar?year=2027", "/calendar/import", "/channels", "/notices/terms"],
        ["secadmin"] = ["/rights", "/people/{person}", "/people/proposals"],
        ["leader"] = ["/", "/results", "/notices", "/notices?over=true"],
        ["auditor"] = ["/", "/audit", "/audit?result=Refused&text=nothing-like-this", "/audit/{entry}", "/results"],
        ["u01"] = ["/", "/visits/mine", "/scorecards/self", "/units/{unit}", "/facts/{unit}"],
        ["inspector"] = ["/", "/groups", "/visits", "/conflicts/mine", "/groups/{group}", "/scorecards"],
    };

    // Visited by trips of their own, which look with axe too; /not-found is where an unknown address ends, /ui/blank the floor of a benchmark.
    private static readonly string[] Elsewhere = ["/setup", "/units/import/{Id:guid}", "/schemes/import/{Id:guid}", "/people/import/{Id:guid}", "/visits/{Id:guid}", "/scorecards/{Id:guid}", "/scorecards/{Id:guid}/print", "/scorecards/{Id:guid}/blank", "/scorecards/{Id:guid}/paper", "/scorecards/{CardId:guid}/paper/{Id:guid}", "/results/{RoundId:guid}/{UnitId:guid}", "/results/{RoundId:guid}/differences", "/results/{RoundId:guid}/scale", "/results/{RoundId:guid}/review", "/facts/import/{Id:guid}", "/calendar/import/{Id:guid}", "/rounds/{RoundId:guid}/groups/import/{Id:guid}", "/not-found", "/ui/blank"];

    public static TheoryData<string> Accounts => [.. Addresses.Keys];

    [Fact]
    public void Every_page_is_visited() => Assert.Empty(
        typeof(Program).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Except(Elsewhere)
            .Where(route => !Addresses.Values.SelectMany(a => a).Any(a => Regex.IsMatch(a, $"^{Regex.Replace(route, "{.*?}", "{.*}")}(\\?.*)?$"))));

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task Axe_finds_nothing(string account)
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        var (round, group) = (await Office.Round(core), await Office.Group(core, "G1", "inspector"));
        var (draft, published) = (await SmallScheme.Draft(core), await SmallScheme.Published(core));
        await core.As("coordinator").Send(new NewSchemeVersion(published, "清廉机关指标体系（2026版）"));
        var page = await chromium.Open(agency.Address);
        if (account.Length > 0)
        {
            await Chromium.SignIn(page, account, Office.Password);
            await page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
        }

        List<string> found = [];
        foreach (var address in Addresses[account])
        {
            await page.GotoAsync(address.Replace("{unit}", $"{core.Unit("U01")}", StringComparison.Ordinal).Replace("{person}", $"{core.Person("leader")}", StringComparison.Ordinal).Replace("{declarer}", $"{core.Person("inspector")}", StringComparison.Ordinal).Replace("{entry}", "1", StringComparison.Ordinal)
                .Replace("{draft}", $"{draft}", StringComparison.Ordinal).Replace("{published}", $"{published}", StringComparison.Ordinal).Replace("{round}", $"{round}", StringComparison.Ordinal).Replace("{group}", $"{group}", StringComparison.Ordinal));
            await Shown(page, address);
            foreach (var (width, height, scheme) in new[] { (1280, 800, ColorScheme.Light), (800, 1280, ColorScheme.Dark), (390, 844, ColorScheme.Light) })
            {
                await page.SetViewportSizeAsync(width, height);
                await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
                found.AddRange((await Axe.Violations(page)).Select(v => $"{address} {width} {scheme}: {v}"));
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    // What stands there instead says more than that nothing came.
    private static async Task Shown(IPage page, string address)
    {
        try
        {
            await page.Locator("[data-interactive] h1, .door h1, .door h2, main h1, main p").First.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{address} shows no heading: {await page.Locator("body").InnerHTMLAsync()}");
        }
    }
}
