using CleanAgency.Core.Audit;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Groups;

[SpokenInChinese]
public sealed class GroupImportTests
{
    private static readonly GroupSheet Sheet = GroupSheet.Layout;

    [Fact]
    public async Task A_list_forms_groups_with_their_leaders_and_members()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        var upload = await Upload(agency, Row(1, "u01"), Row(1, "inspector", GroupPost.Leader), Row(2, "leader", GroupPost.Leader), Row(2, "nobody", GroupPost.Deputy) with { Liaison = true });
        var preview = await Preview(agency, round, upload);
        Assert.Equal((4, 4), (preview.Total, preview.Counts[VerdictKind.New]));
        await Import(agency, round, upload);
        Assert.Equal(
            ["1 第1组 U02 8: 示inspector Leader, 示u01 Member", "2 第2组 U02 8: 示leader Leader, 示nobody Deputy+"], await Groups(agency));
        // To its owner too an upload that is used up is nobody's row.
        Assert.Equal("Access.ForeignRow", await agency.As("coordinator").Refused(new GroupImportPreview(upload, round)));
    }

    [Fact]
    public async Task An_export_that_comes_back_changes_nothing()
    {
        await using var agency = new Agency();
        var (round, coordinator) = (await Office.Round(agency), agency.As("coordinator"));
        var group = await Office.Group(agency, "G1", "inspector");
        await Office.Group(agency, "G2", "nobody");
        await coordinator.Send(new AddMember(group, agency.Person("u02"), GroupPost.Deputy, true));
        await agency.As("sysadmin").Send(new LockPerson(agency.Person("u02"), "离岗"));
        var (before, versions) = (await Groups(agency), await Versions(agency));

        var file = await coordinator.Send(new ExportGroups(round));
        var upload = await coordinator.Send(new UploadGroups(file.Name, new(file.Bytes)));
        var preview = await Preview(agency, round, upload);
        Assert.Equal((3, 3, 0), (preview.Total, preview.Counts[VerdictKind.Unchanged], preview.Barred.Count));
        Assert.Null(preview.WithoutRole);
        await Import(agency, round, upload);
        Assert.Equal((before, versions), (await Groups(agency), await Versions(agency)), Same);
        Assert.DoesNotContain(await agency.Audit(nameof(ImportGroups)), e => e.SubjectKind == nameof(SupervisionGroup));
    }

    [Fact]
    public async Task What_is_there_is_changed_and_who_is_not_listed_stays()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        await agency.As("coordinator").Send(new AddMember(await Office.Group(agency, "G1", "inspector"), agency.Person("u02"), GroupPost.Member, false));
        var upload = await Upload(agency, Row(1, "u02", GroupPost.Deputy) with { GroupName = "督导一组", LeadUnit = "U01", Capacity = 9 });
        Assert.Equal(
            [new("组名", "第1组", "督导一组"), new("牵头单位代码", "U02", "U01"), new("督导单位数", "8", "9"), new("组内职务", "组员", "副组长")],
            Assert.Single((await Preview(agency, round, upload)).Page.Rows).Changes);
        await Import(agency, round, upload);
        Assert.Equal(["1 督导一组 U01 9: 示inspector Leader, 示u02 Deputy"], await Groups(agency));
    }

    [Fact]
    public async Task Two_groups_may_exchange_their_names_but_not_share_one()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        await Office.Group(agency, "G1", "inspector");
        await Office.Group(agency, "G2", "u01");
        var one = Row(1, "inspector", GroupPost.Leader) with { GroupName = "第2组" };
        var shared = Assert.Single((await Preview(agency, round, await Upload(agency, one))).Page.Rows);
        Assert.Equal(("Groups.NameTaken", "本轮已有督导组叫“第2组”，请换一个名称"), Assert.Single(shared.Problems) is var problem ? (problem.Code, problem.Why) : default);
        await Import(agency, round, await Upload(agency, one, Row(2, "u01", GroupPost.Leader) with { GroupName = "第1组" }));
        Assert.Equal(["1 第2组 U02 8: 示inspector Leader", "2 第1组 U02 8: 示u01 Leader"], await Groups(agency));
    }

    [Fact]
    public async Task Two_groups_may_exchange_their_leaders()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        await Office.Group(agency, "G1", "inspector");
        await Office.Group(agency, "G2", "u01");
        var upload = await Upload(agency, Row(1, "u01", GroupPost.Leader), Row(2, "inspector", GroupPost.Leader));
        Assert.Equal([new("组号", "2", "1"), new("组名", "第2组", "第1组")], (await Preview(agency, round, upload)).Page.Rows[0].Changes);
        await Import(agency, round, upload);
        Assert.Equal(["1 第1组 U02 8: 示u01 Leader", "2 第2组 U02 8: 示inspector Leader"], await Groups(agency));
    }

    [Fact]
    public async Task Whoever_comes_brings_his_conflicts_and_whoever_lacks_the_role_is_named()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        await agency.As("coordinator").Send(new EnterConflict(agency.Person("nobody"), agency.Unit("U01"), Office.Kin, new(2026, 1, 1)));
        var upload = await Upload(agency, Row(1, "inspector", GroupPost.Leader), Row(1, "nobody"));
        var preview = await Preview(agency, round, upload);
        Assert.Equal("1人还没有“督导组成员”角色，请安全管理员授予：示nobody", preview.WithoutRole?.ToString());
        var barred = Assert.Single(preview.Barred);
        Assert.Equal(
            ["第1组 区财政局 示nobody有近亲属情形：配偶在该单位工作", "第1组 区教育局 示inspector在该单位任职、示nobody在该单位任职"],
            barred.Units.Select(u => $"{barred.Group} {u.Unit} {string.Join('、', u.Reasons.Order(StringComparer.Ordinal))}"));
        await Import(agency, round, upload);
        var group = Assert.Single(await agency.As("coordinator").Send(new GroupList(round))).Id;
        Assert.Equal(["U01", "U02"], (await agency.As("coordinator").Send(new GroupFile(group))).Barred.Select(b => b.Code));
    }

    public static TheoryData<string, GroupRow, SheetColumn<GroupRow>> Refusals() => new()
    {
        { "Groups.NoSuchAccount", Row(1, "p99"), Sheet.Account },
        { "Groups.OtherName", Row(1, "u01") with { Name = "示u02" }, Sheet.PersonName },
        { "Groups.Administrator", Row(1, "auditor") with { Name = "蒋示明" }, Sheet.Account },
        { "Groups.Locked", Row(1, "station"), Sheet.Account },
        { "Groups.NoSuchUnit", Row(3, "u01", GroupPost.Leader) with { LeadUnit = "U99" }, Sheet.LeadUnit },
        { "Groups.NameForm", Row(3, "u01", GroupPost.Leader) with { GroupName = "组" }, Sheet.GroupName },
        { "Sheets.OutOfRange", Row(3, "u01", GroupPost.Leader) with { Capacity = 0 }, Sheet.Capacity },
        { "Sheets.OutOfRange", Row(0, "u01", GroupPost.Leader), Sheet.Number },
        { "Groups.LeaderMissing", Row(3, "u01"), Sheet.Post },
        { "Groups.SecondLeader", Row(1, "u01", GroupPost.Leader), Sheet.Post },
        { "Groups.SecondLeader", Row(2, "u01", GroupPost.Leader), Sheet.Post },
        { "Groups.NeedsLeader", Row(1, "leader"), Sheet.Number },
        { "Groups.RowsDiffer", Row(1, "u01") with { Capacity = 9 }, Sheet.Capacity },
        { "Groups.RowsDiffer", Row(1, "u01") with { GroupName = "一组" }, Sheet.GroupName },
        { "Sheets.KeyTaken", Row(2, "nobody"), Sheet.Account },
    };

    /// <summary>The second group is there under "leader"; the list forms the first under "inspector", with "nobody" in it.</summary>
    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_breaks_a_rule_is_refused_at_its_cell_and_nothing_is_written(string code, GroupRow row, SheetColumn<GroupRow> at)
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        await Office.Group(agency, "G2", "leader");
        await agency.As("sysadmin").Send(new LockPerson(agency.Person("station"), "离岗"));
        var upload = await Upload(agency, Row(1, "inspector", GroupPost.Leader), Row(1, "nobody"), row);
        var preview = await Preview(agency, round, upload);
        var refused = Assert.Single(preview.Page.Rows, v => v.Kind == VerdictKind.Refused);
        Assert.Equal([(code, new CellRange(refused.Number, at.Index))], refused.Problems.Select(p => (p.Code, p.Where)));
        Assert.Equal("Sheets.SomeRefused", await agency.As("coordinator").Refused(new ImportGroups(upload, round, preview.Fingerprint)));
        Assert.Equal(["2 第2组 U02 8: 示leader Leader"], await Groups(agency));
        var copy = agency.Services.GetRequiredService<IWorkbooks>().Read(new MemoryStream((await agency.As("coordinator").Send(new AnnotatedGroups(upload, round))).Bytes));
        Assert.Contains(copy.Sheets[0].Rows.Single(r => r.Number == refused.Number).Cells.Values, cell => cell.Shown.Contains(refused.Problems[0].Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_that_is_there_gets_no_second_leader_and_is_not_left_without_one()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        await Office.Group(agency, "G1", "inspector");
        var preview = await Preview(agency, round, await Upload(agency, Row(1, "u01", GroupPost.Leader)));
        Assert.Equal("第1组的组长是示inspector，一组只有一名组长。请把其中一人改为副组长或组员", Assert.Single(Assert.Single(preview.Page.Rows).Problems).Why);
        preview = await Preview(agency, round, await Upload(agency, Row(1, "inspector")));
        Assert.Equal("Groups.LeaderMissing", Assert.Single(Assert.Single(preview.Page.Rows).Problems).Code);
        var upload = await Upload(agency, Row(1, "inspector"), Row(1, "u01", GroupPost.Leader));
        await Import(agency, round, upload);
        Assert.Equal(["1 第1组 U02 8: 示u01 Leader, 示inspector Member"], await Groups(agency));
    }

    [Fact]
    public async Task Files_that_are_no_such_list_are_refused_whole()
    {
        await using var agency = new Agency();
        var (round, coordinator, workbooks) = (await Office.Round(agency), agency.As("coordinator"), agency.Services.GetRequiredService<IWorkbooks>());
        await Refused("Sheets.File.Unknown", await coordinator.Send(new UploadGroups("a.xlsx", new([1, 2, 3]))));
        await Refused("Sheets.NoSuchSheet", await coordinator.Send(new UploadGroups("a.xlsx", new(workbooks.Write("x", UnitSheet.Layout.With([]))))));
        await Refused("Sheets.NoRows", await coordinator.Send(new UploadGroups("a.xlsx", new((await coordinator.Send(new GroupTemplate())).Bytes))));
        await Refused("Common.Gone", await coordinator.Send(new UploadUnits("a.xlsx", new(workbooks.Write("x", Sheet.With([Row(1, "u01", GroupPost.Leader)]))))));

        async Task Refused(string code, Guid upload)
        {
            Assert.Equal(code, await coordinator.Refused(new GroupImportPreview(upload, round)));
            Assert.Equal(code, await coordinator.Refused(new AnnotatedGroups(upload, round)));
            Assert.Equal(code, await coordinator.Refused(new ImportGroups(upload, round, "")));
        }
    }

    [Fact]
    public async Task A_round_that_is_not_there_or_is_announced_takes_no_list()
    {
        await using var agency = new Agency();
        await Office.Visit(agency, "U01");
        var (announced, before) = (await Office.Round(agency), await Groups(agency));
        foreach (var (round, code) in new[] { (Guid.NewGuid(), "Common.Gone"), (announced, "Rounds.Announced") })
        {
            var upload = await Upload(agency, Row(3, "u01", GroupPost.Leader));
            Assert.Equal(code, await agency.As("coordinator").Refused(new GroupImportPreview(upload, round)));
            Assert.Equal(code, await agency.As("coordinator").Refused(new ImportGroups(upload, round, "")));
        }

        Assert.Equal(before, await Groups(agency));
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_not_overwritten_and_the_upload_is_nobody_elses()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        var group = await Office.Group(agency, "G1", "inspector");
        var upload = await Upload(agency, Row(1, "u01"));
        var preview = await Preview(agency, round, upload);
        Assert.Equal("Access.ForeignRow", await agency.As("coordinator2").Refused(new ImportGroups(upload, round, preview.Fingerprint)));
        await agency.As("coordinator2").Send(new AddMember(group, agency.Person("u01"), GroupPost.Deputy, false));
        Assert.Equal("Sheets.ChangedSince", await agency.As("coordinator").Refused(new ImportGroups(upload, round, preview.Fingerprint)));
        Assert.Equal(["1 第1组 U02 8: 示inspector Leader, 示u01 Deputy"], await Groups(agency));
        Assert.All(await agency.Audit(nameof(ImportGroups)), e => Assert.Equal(AuditResult.Refused, e.Result));
    }

    private static GroupRow Row(int number, string account, GroupPost post = GroupPost.Member) => new(number, $"第{number}组", "U02", 8, account, $"示{account}", post, Liaison: false);

    private static Task<Guid> Upload(Agency agency, params GroupRow[] rows) =>
        agency.As("coordinator").Send(new UploadGroups("督导组.xlsx", new(agency.Services.GetRequiredService<IWorkbooks>().Write("x", Sheet.With(rows)))));

    private static Task<GroupImportPreview.Answer> Preview(Agency agency, Guid round, Guid upload) => agency.As("coordinator").Send(new GroupImportPreview(upload, round));

    private static async Task Import(Agency agency, Guid round, Guid upload) =>
        await agency.As("coordinator").Send(new ImportGroups(upload, round, (await Preview(agency, round, upload)).Fingerprint));

    /// <summary>"1 第1组 U02 8: 示inspector Leader, 示u01 Member+", where + is the liaison.</summary>
    private static Task<List<string>> Groups(Agency agency) => agency.Do(async (AppDb db) =>
    {
        var names = await db.Set<Person>().ToDictionaryAsync(p => p.Id, p => p.Name);
        var codes = await db.Set<SupervisedUnit>().ToDictionaryAsync(u => u.Id, u => u.Code);
        return (await db.Set<SupervisionGroup>().AsNoTracking().Include(g => g.Members).OrderBy(g => g.Number).ToListAsync()).ConvertAll(g =>
            $"{g.Number} {g.Name} {codes[g.LeadUnitId]} {g.Capacity}: {string.Join(", ", g.MembersNow.OrderBy(m => m.Post).ThenBy(m => names[m.PersonId], StringComparer.Ordinal).Select(m => $"{names[m.PersonId]} {m.Post}{(m.Liaison ? "+" : "")}"))}");
    });

    private static Task<List<int>> Versions(Agency agency) => agency.Do((AppDb db) => db.Set<SupervisionGroup>().OrderBy(g => g.Number).Select(g => g.Version).ToListAsync());

    private static bool Same((List<string> Groups, List<int> Versions) one, (List<string> Groups, List<int> Versions) other) => one.Groups.SequenceEqual(other.Groups) && one.Versions.SequenceEqual(other.Versions);
}
