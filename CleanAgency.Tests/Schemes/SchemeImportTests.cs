using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Schemes;

[SpokenInChinese]
public sealed class SchemeImportTests
{
    [Fact]
    public async Task The_demo_scheme_comes_in_whole_and_may_be_published_as_it_stands()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Demo(agency));
        var preview = await Preview(agency, upload);
        Assert.Equal([25, 100, 5, 6, 4], preview.Sheets.Take(5).Select(sheet => sheet.Counts[VerdictKind.New]));
        Assert.Equal(0, preview.Count(VerdictKind.Refused));
        Assert.Empty(preview.Becomes!.Problems);
        Assert.Equal(Points.Hundred, preview.Becomes.Sum);

        var scheme = await agency.As("coordinator").Send(new ImportScheme(upload, null, preview.Fingerprint));
        var file = await SmallScheme.File(agency, scheme);
        Assert.Equal(["A1", "A2", "A4", "B1", "B2"], file.Explained);
        Assert.Equal([18, 12, 15, 20, 22, 13], file.Areas.Select(area => (int)area.Max.Value));
        Assert.Equal(DemoScheme.Rules.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => RuleJson.Write(rule.Value)), file.Items.OrderBy(item => item.Content.Code, StringComparer.Ordinal).Select(item => RuleJson.Write(item.Rule!)));
        Assert.Equal(DemoScheme.Indicators.Select(row => row["规则类型"]), file.Items.Select(item => item.RuleType));
        Assert.Contains(file.Policy, line => line is { Path: "ties[1]", Value: "E 廉洁型机关得分高者在前" });
        Assert.True(file.Extras.Single(extra => extra.Content.Code == "N2").Content.ZeroesRelated);
        Assert.Equal((true, true, "一般"), file.Extras.Where(extra => extra.Content.Code == "V1").Select(extra => (extra.Content.CancelsShowcase, extra.Content.CancelsCommendation, extra.Content.Grade)).Single());
        await agency.As("coordinator").Send(new PublishScheme(scheme));
    }

    [Fact]
    public async Task An_export_that_comes_back_changes_nothing()
    {
        await using var agency = new Agency();
        var (coordinator, scheme) = (agency.As("coordinator"), await Import(agency, Demo(agency)));
        var before = await coordinator.Send(new ExportScheme(scheme));
        var upload = await Upload(agency, before.Bytes);
        var preview = await coordinator.Send(new SchemeImportPreview(upload, scheme));
        Assert.False(preview.Changes);
        Assert.All(preview.Sheets, sheet => Assert.Equal((sheet.Total, 0, 0), (sheet.Counts[VerdictKind.Unchanged], sheet.Gone.Count, sheet.Notices.Count)));

        var was = await SmallScheme.File(agency, scheme);
        await coordinator.Send(new ImportScheme(upload, scheme, preview.Fingerprint));
        var now = await SmallScheme.File(agency, scheme);
        Assert.Equal(was.Items.Select(item => (item.Id, item.Version, item.Content)), now.Items.Select(item => (item.Id, item.Version, item.Content)));
        Assert.Equal((was.Version, was.Areas.Select(area => (area.Id, area.Version)).Count()), (now.Version, now.Areas.Count));

        // Into a new draft it is the same scheme under another id.
        var copy = await Import(agency, before.Bytes);
        Assert.Equal(was.Items.Select(item => (item.Content, RuleJson.Write(item.Rule!))), (await SmallScheme.File(agency, copy)).Items.Select(item => (item.Content, RuleJson.Write(item.Rule!))));
        Assert.Equal(was.Policy.Select(line => (line.Path, line.Value)), (await SmallScheme.File(agency, copy)).Policy.Select(line => (line.Path, line.Value)));
    }

    [Fact]
    public async Task A_draft_that_does_not_add_up_yet_keeps_what_its_areas_should_hold()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Draft(agency);
        var area = (await SmallScheme.File(agency, scheme)).Areas[0];
        await agency.As("coordinator").Send(new EditArea(scheme, area.Id, AreaField.Max, "55", int.MaxValue));
        var upload = await Upload(agency, (await agency.As("coordinator").Send(new ExportScheme(scheme))).Bytes);
        await agency.As("coordinator").Send(new ImportScheme(upload, scheme, (await Preview(agency, upload, scheme)).Fingerprint));
        Assert.Equal(Points.Of(55), (await SmallScheme.File(agency, scheme)).Areas[0].Max);
    }

    [Theory]
    [InlineData("指标", "C3", "分值", "四", "Sheets.NotNumber", "D11")]
    [InlineData("指标", "C3", "二级指标", "", "Sheets.Blank", "C11")]
    [InlineData("指标", "C3", "编码", "C2", "Sheets.KeyTaken", "A11")]
    [InlineData("指标", "C3", "适用条件", "标志=不存在", "Schemes.Applies.Text.Mark", "L11")]
    [InlineData("指标", "C3", "规则类型", "等级量表", "Schemes.Sheet.OtherType", "G11")]
    [InlineData("规则", "C3.1.2", "每次扣分", "", "Schemes.Row.Incomplete", "C")]
    [InlineData("规则", "C3.1.2", "类型", "看情况", "Sheets.NotInList", "C")]
    [InlineData("规则", "C3.1.2", "编码", "C9", "Schemes.Sheet.NoSuchItem", "A")]
    [InlineData("规则", "C3.1.2", "情形编码", "C3.1.7", "Schemes.Sheet.OtherCode", "G")]
    [InlineData("加分", "J2", "上限", "0.1", "Schemes.CapBelowEach", "F3")]
    [InlineData("负面", "N2", "附带", "扣光", "Sheets.NotInList", "F3")]
    [InlineData("否决", "V2", "等次", "", "Sheets.Blank", "E3")]
    [InlineData("政策", "capacity", "值", "许多", "Sheets.NotNumber", "B")]
    [InlineData("政策", "grades[0].from", "值", "60", "Schemes.GradesFall", "B")]
    [InlineData("政策", "capacity", "项目", "colour", "Schemes.Sheet.PolicyMissing", "")]
    public async Task A_line_that_cannot_be_is_refused_at_its_cell_and_nothing_is_written(string sheet, string key, string column, string value, string why, string cell)
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, Changed(agency, sheet, key, column, value));
        var outcome = await agency.As("coordinator").Try(new SchemeImportPreview(upload));
        if (cell.Length == 0)
        {
            Assert.Equal(why, outcome.Code);
            return;
        }

        var problems = new List<SheetProblem>();
        for (var tab = 0; tab < 6; tab++)
        {
            problems.AddRange((await agency.As("coordinator").Send(new SchemeImportPreview(upload, Sheet: tab, Only: VerdictKind.Refused))).Shown.Page.Rows.SelectMany(row => row.Problems));
        }

        // One slip is one problem: what stands in the other sheets about the same item is not blamed for it.
        var problem = key is "C3" && column == "编码" ? problems.First(one => one.Code == why) : Assert.Single(problems);
        Assert.Equal(why, problem.Code);
        Assert.StartsWith(cell, problem.Cell, StringComparison.Ordinal);
        Assert.DoesNotContain("{", problem.Why, StringComparison.Ordinal);
        Assert.Equal("Sheets.SomeRefused", await agency.As("coordinator").Refused(new ImportScheme(upload, null, outcome.Answer!.Fingerprint)));
        Assert.Empty(await agency.As("coordinator").Send(new SchemeList()));
        Assert.NotEmpty((await agency.As("coordinator").Send(new AnnotatedScheme(upload))).Bytes);
    }

    [Fact]
    public async Task What_the_workbook_lacks_is_named_before_it_goes()
    {
        await using var agency = new Agency();
        var scheme = await Import(agency, Demo(agency));
        var upload = await Upload(agency, DemoSchemeBooks.Workbook2025(agency.Services.GetRequiredService<IWorkbooks>()));
        var preview = await Preview(agency, upload, scheme);
        Assert.Equal(["F4 为基层减负落实"], preview.Sheets[0].Gone);
        Assert.Equal(3, preview.Sheets[1].Gone.Count);
        var kept = (await SmallScheme.File(agency, scheme)).Items.Single(item => item.Content.Code == "C4").Id;
        await agency.As("coordinator").Send(new ImportScheme(upload, scheme, preview.Fingerprint));
        var file = await SmallScheme.File(agency, scheme);
        Assert.Equal([18, 12, 12, 20, 22, 16], file.Areas.Select(area => (int)area.Max.Value));
        Assert.Equal(("F 效能型机关", kept), (file.Areas[5].Name, file.Areas[5].Items.Single(item => item.Content.Code == "C4").Id));
        Assert.Empty(file.Problems);

        // And back again: what had moved returns, and every area adds up to what the workbook says.
        upload = await Upload(agency, Demo(agency));
        await agency.As("coordinator").Send(new ImportScheme(upload, scheme, (await Preview(agency, upload, scheme)).Fingerprint));
        file = await SmallScheme.File(agency, scheme);
        Assert.Equal([18, 12, 15, 20, 22, 13], file.Areas.Select(area => (int)area.Max.Value));
        Assert.Empty(file.Problems);
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_not_overwritten()
    {
        await using var agency = new Agency();
        var scheme = await Import(agency, Demo(agency));
        var upload = await Upload(agency, Demo(agency));
        var preview = await Preview(agency, upload, scheme);
        await agency.As("coordinator2").Send(new AddIndicator(scheme, (await SmallScheme.File(agency, scheme)).Areas[0].Id, "又一项", Points.Of(1)));
        Assert.Equal("Sheets.ChangedSince", await agency.As("coordinator").Refused(new ImportScheme(upload, scheme, preview.Fingerprint)));
        Assert.Equal(26, (await SmallScheme.File(agency, scheme)).Items.Count());
    }

    [Fact]
    public async Task A_published_scheme_is_not_replaced()
    {
        await using var agency = new Agency();
        var scheme = await SmallScheme.Published(agency);
        var upload = await Upload(agency, Demo(agency));
        Assert.Equal("Schemes.Frozen", await agency.As("coordinator").Refused(new SchemeImportPreview(upload, scheme)));
        Assert.Equal("Schemes.Frozen", await agency.As("coordinator").Refused(new ImportScheme(upload, scheme, "")));
    }

    [Fact]
    public async Task A_workbook_older_than_the_distance_of_visits_is_taken_with_the_usual_one()
    {
        await using var agency = new Agency();
        var scheme = await Import(agency, Changed(agency, "政策", "visits.distance", "值", null));
        Assert.Equal("20", (await SmallScheme.File(agency, scheme)).Policy.Single(line => line.Path == "visits.distance").Value);
        var other = await Import(agency, Changed(agency, "政策", "visits.distance", "值", "30"));
        var upload = await Upload(agency, (await agency.As("coordinator").Send(new ExportScheme(other))).Bytes);
        Assert.True((await Preview(agency, upload, other)).Sheets.All(sheet => sheet.Gone.Count == 0));
        Assert.Equal("30", (await SmallScheme.File(agency, other)).Policy.Single(line => line.Path == "visits.distance").Value);
    }

    [Fact]
    public async Task The_template_has_the_six_sheets_and_the_usual_policy()
    {
        await using var agency = new Agency();
        var file = await agency.As("coordinator").Send(new SchemeTemplate());
        var book = agency.Services.GetRequiredService<IWorkbooks>().Read(new MemoryStream(file.Bytes));
        Assert.Equal(["指标", "规则", "加分", "负面", "否决", "政策"], book.Sheets.Take(6).Select(sheet => sheet.Name));
        Assert.Contains(book.Sheets[5].Rows, row => row[0].Shown == "grades[0].from" && row[1].Shown == "90");
        foreach (var (name, table) in new[] { (0, "indicators.csv"), (1, "scheme-rules.csv"), (2, "bonus.csv"), (3, "negative.csv"), (4, "veto.csv") })
        {
            Assert.Equal(DemoScheme.Table(typeof(Csv), table)[0].Keys, book.Sheets[name].Rows[0].Cells.OrderBy(cell => cell.Key).Select(cell => cell.Value.Shown));
        }
    }

    private static byte[] Demo(Agency agency) => DemoSchemeBooks.Workbook2026(agency.Services.GetRequiredService<IWorkbooks>());

    /// <summary>The demo's workbook with one cell written otherwise, or without its row.</summary>
    private static byte[] Changed(Agency agency, string sheet, string key, string column, string? value)
    {
        var workbooks = agency.Services.GetRequiredService<IWorkbooks>();
        var raw = new RawXlsx();
        foreach (var read in workbooks.Read(new MemoryStream(Demo(agency))).Sheets)
        {
            List<string> titles = [.. read.Rows[0].Cells.OrderBy(cell => cell.Key).Select(cell => cell.Value.Shown)];
            var keyed = titles.IndexOf(sheet == "规则" ? "情形编码" : titles[0]);
            string[][] rows = [.. read.Rows.Where(row => value is not null || read.Name != sheet || row[keyed].Shown != key).Select(row => titles.Select((title, i) => read.Name == sheet && title == column && row.Number > 1 && row[keyed].Shown == key ? value! : row[i].Shown).ToArray())];
            raw.Sheet(read.Name, rows);
        }

        return raw.File();
    }

    private static Task<Guid> Upload(Agency agency, byte[] bytes) => agency.As("coordinator").Send(new UploadScheme("体系.xlsx", new(bytes)));

    private static Task<SchemeImportPreview.Answer> Preview(Agency agency, Guid upload, Guid? into = null) => agency.As("coordinator").Send(new SchemeImportPreview(upload, into));

    private static async Task<Guid> Import(Agency agency, byte[] bytes)
    {
        var upload = await Upload(agency, bytes);
        return await agency.As("coordinator").Send(new ImportScheme(upload, null, (await Preview(agency, upload)).Fingerprint));
    }
}
