using CleanAgency.Core.Access;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The coordinator's half of the main job: from a scheme to groups that know their units, by mouse, by touch, by keyboard and by two at once.</summary>
[Collection(BrowserTrips.Name)]
public sealed class PlanningTrips(Chromium chromium)
{
    private static readonly DemoInspector[][] Teams = [.. DemoTables.Inspectors.GroupBy(p => p.Group).Select(team => team.OrderBy(p => p.Post != "组长").ToArray())];

    [Fact]
    public async Task From_an_empty_office_to_an_inspector_who_sees_the_units_of_his_own_group()
    {
        await using var agency = new RunningAgency();
        await using var core = new Agency(agency.Database);
        await Staff(core);
        var desk = await chromium.SignIn(agency.Address, "coordinator", "/schemes/import");
        await PublishScheme(desk, DemoSchemeBooks.Workbook2026(agency.Services.GetRequiredService<IWorkbooks>()));
        await PlanRound(desk);
        await FormFirstGroup(desk);
        await FormOtherGroups(core);

        // Her husband works in the civil affairs bureau: nobody but her and the coordinator learns it.
        var (deputy, kin) = (Teams[0][1], NameOf("U28"));
        await Declare(await chromium.SignIn(agency.Address, deputy.Account, "/conflicts/mine"), deputy.Name, "U28");

        await Chromium.Go(desk, "/groups");
        await Button(desk, "提出方案").ClickAsync();
        await Button(desk.GetByRole(AriaRole.Dialog), "开始计算").ClickAsync();
        await Expect(desk.GetByText("48 / 48")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(desk.GetByText("0处违反")).ToBeVisibleAsync();
        await Expect(Seat(Group(desk, 1), kin)).ToHaveCountAsync(0);
        await Seat(desk, kin).ClickAsync();
        await Expect(Group(desk, 1)).ToContainTextAsync("不能移入");
        await Expect(Group(desk, 1)).ToContainTextAsync(deputy.Name);
        Assert.Empty(await Axe.Violations(desk));

        var moved = (await Titles(Group(desk, 1)))[0];
        await Seat(desk, moved).ClickAsync();
        var place = desk.Locator(".g", new() { Has = desk.Locator(".drop .btn.soft") }).First;
        var target = await place.GetByRole(AriaRole.Heading).GetAttributeAsync("id");
        await place.Locator(".drop .btn.soft").DblClickAsync();
        await Expect(Seat(desk.Locator($".g:has(#{target})"), moved)).ToBeVisibleAsync();

        await Button(desk, "锁定").ClickAsync();
        await Button(desk, "公布").ClickAsync();
        await Button(desk.GetByRole(AriaRole.Dialog), "公布").ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(Button(desk, "起草变更")).ToBeVisibleAsync();

        var own = await Titles(Group(desk, 2));
        var anchors = await Titles(desk.Locator(".board"), desk.Locator(".tag", new() { HasText = "双2" }));
        var visit = await chromium.SignIn(agency.Address, Teams[1][2].Account, "/groups");
        await Expect(visit.GetByRole(AriaRole.Heading, new() { Name = $"督导8家，另双评{anchors.Length}家" })).ToBeVisibleAsync();
        Assert.Equal((8, true), (own.Length, anchors.Length > 0));
        Assert.Equal([.. own, .. anchors], (await visit.Locator("tbody th").AllInnerTextsAsync()).Select(name => name.Split('　')[0]));
        await Expect(visit.Locator(".board")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_transfer_is_mended_on_a_tablet_by_touch_alone()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var tablet = await Tablet(agency, "coordinator", "/groups");
        await Button(tablet, "起草变更").TapAsync();
        await Expect(Button(tablet, "锁定")).ToBeVisibleAsync();
        await Seat(tablet, NameOf("U28")).TapAsync();
        await Expect(Group(tablet, 4)).ToContainTextAsync("戚示方");
        await Button(tablet, "找改动最小的办法").TapAsync();
        await Button(tablet.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "与文化和旅游局" }), "采用").TapAsync();
        await Expect(Seat(Group(tablet, 2), NameOf("U28"))).ToBeVisibleAsync();
        Assert.Equal(0, await tablet.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth"));
        await Button(tablet, "锁定").TapAsync();
        await Button(tablet, "公布变更").TapAsync();
        var dialog = tablet.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("原因").FillAsync("戚示方调入区民政局");
        await Button(dialog, "公布变更").TapAsync();
        await Expect(dialog).ToHaveCountAsync(0);

        var inspector = DemoTables.Inspectors.First(p => p.Group == "G2");
        var visit = await Tablet(agency, inspector.Account, "/groups");
        await Expect(visit.Locator("tbody th").Filter(new() { HasText = NameOf("U28") })).ToBeVisibleAsync();
        await Expect(visit.GetByText("方案有变更：戚示方调入区民政局")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_coordinators_share_a_board_and_the_toast_takes_a_dragged_unit_back()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var one = await chromium.SignIn(agency.Address, "coordinator", "/groups");
        await StartDraft(one);
        var two = await chromium.SignIn(agency.Address, "coordinator2", new Uri(one.Url).PathAndQuery);
        await two.EvaluateAsync("window.notReloaded = true");
        await Seat(one, NameOf("U28")).DragToAsync(Group(one, 2));
        await Expect(Seat(Group(two, 2), NameOf("U28"))).ToBeVisibleAsync();
        await Expect(two.Locator(".u[data-s=bad]")).ToHaveCountAsync(0);
        await Button(one.Locator(".toast"), "撤销").ClickAsync();
        await Expect(Seat(Group(two, 4), NameOf("U28"))).ToBeVisibleAsync();
        await Expect(Seat(Group(one, 4), NameOf("U28"))).ToHaveAttributeAsync("data-s", "bad");

        // Each sees at once what the other has locked and can no longer move.
        await Seat(two, NameOf("U28")).ClickAsync();
        await Group(two, 2).Locator(".drop .btn.soft").ClickAsync();
        await Button(two, "锁定").ClickAsync();
        await Expect(Button(one, "解锁修改")).ToBeVisibleAsync();
        await Seat(one, NameOf("U28")).ClickAsync();
        await Expect(one.Locator(".drop").First).ToBeVisibleAsync();
        await Expect(one.Locator(".drop button")).ToHaveCountAsync(0);
        Assert.True(await two.EvaluateAsync<bool>("window.notReloaded"));
    }

    [Fact]
    public async Task A_unit_is_picked_moved_and_let_go_from_the_keyboard_and_the_focus_goes_with_it()
    {
        using var database = TestDatabase.District();
        await using var agency = District(database);
        var page = await chromium.SignIn(agency.Address, "coordinator", "/groups");
        await StartDraft(page);
        var unit = Seat(page, NameOf("U28"));
        await unit.PressAsync("Enter");
        await Expect(Place(page, 2)).ToBeVisibleAsync();
        // U28 lies in the fourth group: from there the arrows go on.
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Place(page, 5)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Place(page, 6)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Place(page, 1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".drop")).ToHaveCountAsync(0);
        await Expect(unit).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(Place(page, 2)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Place(page, 3)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(Place(page, 2)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Seat(Group(page, 2), NameOf("U28"))).ToBeFocusedAsync();
    }

    private static RunningAgency District(TestDatabase database) => new(database, 0, TestDatabase.Demo, new("demo-password", Office.Password));

    private static async Task StartDraft(IPage page)
    {
        await Button(page, "起草变更").ClickAsync();
        await Expect(Button(page, "锁定")).ToBeVisibleAsync();
    }

    private static async Task PublishScheme(IPage desk, byte[] workbook)
    {
        await desk.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "指标体系.xlsx", MimeType = SheetFile.ContentType, Buffer = workbook });
        await Button(desk, "写入新草稿").ClickAsync();
        await Button(desk, "发布").ClickAsync();
        await Button(desk.GetByRole(AriaRole.Dialog), "发布，不再改动").ClickAsync();
        await Expect(Button(desk, "停用")).ToBeVisibleAsync();
    }

    private static async Task PlanRound(IPage desk)
    {
        await Chromium.Go(desk, "/rounds/new");
        await desk.GetByLabel("代码").FillAsync("R1");
        await desk.GetByLabel("名称").FillAsync("清廉机关建设督导");
        await Button(desk, "建立轮次").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "选单位" }).First.ClickAsync();
        foreach (var category in DemoTables.Units.Select(u => u.Category).Distinct())
        {
            await Button(desk, $"全选{category}").ClickAsync();
            await Expect(Button(desk, $"全选{category}")).ToHaveCountAsync(0);
        }

        await Expect(desk.GetByText("已选48家")).ToBeVisibleAsync();
        await desk.Locator(".crumbs").GetByRole(AriaRole.Link, new() { Name = "R1" }).ClickAsync();
        await desk.GetByLabel("指标体系", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = DemoSchemeBooks.Of2026 });
        await Expect(desk.GetByText("都已齐备")).ToBeVisibleAsync();
        await Button(desk, "开始分组").ClickAsync();
        await Button(desk.GetByRole(AriaRole.Dialog), "开始分组").ClickAsync();
        await Expect(desk.Locator(".steps [aria-current=step]")).ToHaveTextAsync("分组");
    }

    private static async Task FormFirstGroup(IPage desk)
    {
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await Button(desk, "成立督导组").ClickAsync();
        await Find(dialog, "组长", Teams[0][0]);
        await Button(dialog, "成立第1组").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "第1组" }).ClickAsync();
        foreach (var member in Teams[0].Skip(1))
        {
            await Button(desk, "加组员").ClickAsync();
            await Find(dialog, "姓名", member);
            await Button(dialog, "编入本组").ClickAsync();
            await Expect(desk.Locator(".member").Filter(new() { HasText = member.Name })).ToBeVisibleAsync();
        }
    }

    private static async Task Find(ILocator dialog, string label, DemoInspector who)
    {
        await dialog.GetByLabel(label).FillAsync(who.Account);
        await dialog.GetByText(who.Name).ClickAsync();
    }

    private static async Task Declare(IPage page, string name, string unit)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Button(page, "申报一项").ClickAsync();
        await dialog.GetByLabel("单位").FillAsync(unit);
        await dialog.GetByText(NameOf(unit)).ClickAsync();
        await dialog.GetByLabel("说明").FillAsync("配偶在该单位任职");
        await Button(dialog, "申报").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "签名" }).FillAsync(name);
        await Button(page, "签名确认，申报1项").ClickAsync();
        await Expect(page.GetByText("签名确认，申报1项")).ToContainTextAsync("已于");
    }

    // What the first group did on the screen, the others do by its messages.
    private static async Task FormOtherGroups(Agency core)
    {
        var coordinator = core.As("coordinator");
        var round = (await coordinator.Send(new RoundList())).Rows.Single().Id;
        foreach (var (i, team) in Teams.Index().Skip(1))
        {
            var group = await coordinator.Send(new FormGroup(round, i + 1, $"第{i + 1}组", core.Unit(team[0].UnitCode), 8, core.Person(team[0].Account)));
            foreach (var member in team.Skip(1))
            {
                await coordinator.Send(new AddMember(group, core.Person(member.Account), GroupPost.Member, Liaison: false));
            }
        }
    }

    // The 48 units and 30 inspectors of the demo, before their first scheme and round.
    private static async Task Staff(Agency core)
    {
        var rows = DemoTables.Units.Select((unit, i) => new UnitRow(unit.Code, Office.Profile(unit.Name, unit.Category) with { Sequence = (i + 1) * 10, Headcount = unit.Headcount, Area = unit.Area }));
        var workbook = core.Services.GetRequiredService<IWorkbooks>().Write("x", UnitSheet.Layout.With(rows));
        var upload = await core.As("coordinator").Send(new UploadUnits("单位.xlsx", new(workbook)));
        await core.As("coordinator").Send(new ImportUnits(upload, (await core.As("coordinator").Send(new UnitImportPreview(upload))).Fingerprint));
        foreach (var one in DemoTables.Inspectors)
        {
            var id = await core.As("sysadmin").Send(new InvitePerson(one.Account, one.Name, core.Unit(one.UnitCode), "科员", new(2019, 3, 1), new(Office.Password), MustChange: false));
            await core.As("secadmin").Send(new GrantRole(id, Role.Inspector));
        }
    }

    private async Task<IPage> Tablet(RunningAgency agency, string account, string to)
    {
        var page = await chromium.Open(agency.Address, 800, 1280, touch: true);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=username]", account);
        await page.FillAsync("[name=password]", Office.Password);
        await page.TapAsync("form[aria-labelledby=title] button.main");
        await Chromium.Interactive(page);
        await Chromium.Go(page, to);
        return page;
    }

    private static string NameOf(string code) => DemoTables.Units.Single(u => u.Code == code).Name;

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Button(ILocator within, string name) => within.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Group(IPage page, int number) => page.Locator($".g:has(#h-{number})");

    private static ILocator Place(IPage page, int group) => Group(page, group).Locator(".drop button");

    private static ILocator Seat(IPage page, string unit) => page.Locator($".u[title='{unit}']");

    private static ILocator Seat(ILocator within, string unit) => within.Locator($".u[title='{unit}']");

    private static Task<string[]> Titles(ILocator within, ILocator? having = null) =>
        within.Locator(".u").Filter(new() { Has = having }).EvaluateAllAsync<string[]>("all => all.map(u => u.title)");
}
