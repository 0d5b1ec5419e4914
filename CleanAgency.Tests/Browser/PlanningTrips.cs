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
using static CleanAgency.Tests.Browser.BoardScreen;
using static Microsoft.Playwright.Assertions;

namespace CleanAgency.Tests.Browser;

/// <summary>The coordinator's half of the main job, from a scheme to groups that know their units.</summary>
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

        // Her husband works in the civil affairs bureau.
        var (deputy, kin) = (Teams[0][1], UnitName("U28"));
        await Declare(await chromium.SignIn(agency.Address, deputy.Account, "/conflicts/mine"), deputy.Name, "U28");
        await desk.Locator(".member").Filter(new() { HasText = deputy.Name }).GetByRole(AriaRole.Link, new() { Name = "回避申请书" }).ClickAsync();
        await Expect(desk.GetByRole(AriaRole.Row).Filter(new() { HasText = kin })).ToContainTextAsync("配偶在该单位任职");
        await Expect(desk.Locator(".signature")).ToContainTextAsync(deputy.Name);

        await Chromium.Go(desk, "/groups");
        await desk.Button("提出方案").ClickAsync();
        var asking = desk.GetByRole(AriaRole.Dialog);
        await asking.GetByLabel("种子").FillAsync("abc");
        await asking.Button("开始计算").ClickAsync();
        await Expect(asking).ToContainTextAsync("种子填大于0的整数");
        await asking.GetByLabel("种子").FillAsync("1");
        await asking.Button("开始计算").DblClickAsync();
        await Expect(desk.GetByText("48 / 48")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(desk.GetByText("0处违反")).ToBeVisibleAsync();
        await Expect(desk.Group(1).Seat(kin)).ToHaveCountAsync(0);
        await desk.Seat(kin).ClickAsync();
        await Expect(desk.Group(1)).ToContainTextAsync("不能移入");
        await Expect(desk.Group(1)).ToContainTextAsync(deputy.Name);
        Assert.Empty(await Axe.Violations(desk));

        var moved = (await desk.Group(1).Titles())[0];
        await desk.Seat(moved).ClickAsync();
        var place = desk.Locator(".g", new() { Has = desk.Locator(".drop:not(:has(.bad)) .btn.soft") }).First;
        var target = await place.GetByRole(AriaRole.Heading).GetAttributeAsync("id");
        await place.Locator(".drop .btn.soft").DblClickAsync();
        await Expect(desk.Locator($".g:has(#{target})").Seat(moved)).ToBeVisibleAsync();

        await desk.Button("锁定").ClickAsync();
        await desk.Button("公布").ClickAsync();
        // Only the deputy has signed, and it is not published unless somebody says why.
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await Expect(dialog.Locator(".gap")).ToContainTextAsync("29人还没有申报回避情况");
        Assert.Empty(await Axe.Violations(desk));
        await dialog.Button("公布").ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("请写明原因");
        await dialog.GetByLabel("先公布的原因").FillAsync(Office.Despite);
        await dialog.Button("公布").DblClickAsync();
        await Expect(desk.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(desk.GetByText($"先公布的原因：{Office.Despite}")).ToBeVisibleAsync();
        await Expect(desk.Button("起草变更")).ToBeVisibleAsync();

        var own = await desk.Group(2).Titles();
        var anchors = await desk.Locator(".board").Titles(desk.Locator(".tag", new() { HasText = "双2" }));
        var visit = await chromium.SignIn(agency.Address, Teams[1][2].Account, "/");
        await visit.Locator("[data-kind=UnitsAnnounced]").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(visit.GetByRole(AriaRole.Heading, new() { Name = $"督导8家，另双评{anchors.Length}家" })).ToBeVisibleAsync();
        Assert.Equal((8, true), (own.Length, anchors.Length > 0));
        Assert.Equal(own.Concat(anchors).Order(), (await visit.Locator("tbody th").AllInnerTextsAsync()).Select(name => name.Split('　')[0]).Order());
        await Expect(visit.Locator(".board")).ToHaveCountAsync(0);
    }

    private static async Task PublishScheme(IPage desk, byte[] workbook)
    {
        await desk.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "指标体系.xlsx", MimeType = SheetFile.ContentType, Buffer = workbook });
        await desk.Button("写入新草稿").ClickAsync();
        await desk.Button("发布").ClickAsync();
        await desk.GetByRole(AriaRole.Dialog).Button("发布，不再改动").ClickAsync();
        await Expect(desk.Button("停用")).ToBeVisibleAsync();
    }

    private static async Task PlanRound(IPage desk)
    {
        await Chromium.Go(desk, "/rounds/new");
        await desk.GetByLabel("代码").FillAsync("R1");
        await desk.GetByLabel("名称").FillAsync("清廉机关建设督导");
        await desk.Button("建立轮次").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "选单位" }).First.ClickAsync();
        foreach (var category in DemoTables.Units.Select(u => u.Category).Distinct())
        {
            await desk.Button($"全选{category}").ClickAsync();
            await Expect(desk.Button($"全选{category}")).ToHaveCountAsync(0);
        }

        await Expect(desk.GetByText("已选48家")).ToBeVisibleAsync();
        await desk.Locator(".crumbs").GetByRole(AriaRole.Link, new() { Name = "R1" }).ClickAsync();
        await desk.GetByLabel("指标体系", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = DemoSchemeBooks.Of2026 });
        await Expect(desk.GetByText("都已齐备")).ToBeVisibleAsync();
        await desk.Button("开始分组").ClickAsync();
        await desk.GetByRole(AriaRole.Dialog).Button("开始分组").ClickAsync();
        await Expect(desk.Locator(".steps [aria-current=step]")).ToHaveTextAsync("分组");
    }

    private static async Task FormFirstGroup(IPage desk)
    {
        var dialog = desk.GetByRole(AriaRole.Dialog);
        await desk.Button("成立督导组").ClickAsync();
        await Find(dialog, "组长", Teams[0][0]);
        await dialog.Button("成立第1组").ClickAsync();
        await desk.GetByRole(AriaRole.Link, new() { Name = "第1组" }).ClickAsync();
        foreach (var member in Teams[0].Skip(1))
        {
            await desk.Button("加组员").ClickAsync();
            await Find(dialog, "姓名", member);
            await dialog.Button("编入本组").ClickAsync();
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
        await page.Button("申报一项").ClickAsync();
        await dialog.GetByLabel("单位").FillAsync(unit);
        await dialog.GetByText(UnitName(unit)).ClickAsync();
        await dialog.GetByLabel("说明").FillAsync("配偶在该单位任职");
        await dialog.Button("申报").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Textbox, new() { Name = "签名" }).FillAsync(name);
        await page.Button("签名确认，申报1项").ClickAsync();
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
}
