using CleanAgency.Core.Audit;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Units;

[SpokenInChinese]
public sealed class UnitImportTests
{
    private static readonly int ParentColumn = UnitSheet.Layout.Columns.ToList().IndexOf(UnitSheet.Layout.Parent);

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 1)]
    public async Task An_export_that_comes_back_changes_nothing(bool closed, int rows)
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        await coordinator.Send(new RegisterUnit("U03", Office.Profile(new string('局', 50))));
        await coordinator.Send(new RegisterUnit("U04", Office.Profile("区原物价局") with { ActiveTo = new(2021, 6, 30) }));
        var before = await Units(agency);

        var file = await coordinator.Send(new ExportUnits(new(Closed: closed)));
        var upload = await coordinator.Send(new UploadUnits(file.Name, new(file.Bytes)));
        var preview = await coordinator.Send(new UnitImportPreview(upload));
        Assert.Equal((rows, rows, 0), (preview.Total, preview.Counts[VerdictKind.Unchanged], preview.ToWrite));
        Assert.Empty(preview.Notices);

        await coordinator.Send(new ImportUnits(upload, preview.Fingerprint));
        Assert.Equal(before, await Units(agency));
        Assert.DoesNotContain(await agency.Audit(nameof(ImportUnits)), e => e.SubjectKind == nameof(SupervisedUnit));
    }

    [Fact]
    public async Task Every_row_gets_its_verdict_the_refused_first()
    {
        await using var agency = new Agency();
        var preview = await Preview(agency, await Upload(
            agency,
            await Row(agency, "U01"),
            await Row(agency, "U02", p => p with { Leader = "程示公", Headcount = 21 }),
            new("U03", Office.Profile("区审计局", "综合监督类")),
            new("U04", Office.Profile("区统计局") with { ActiveTo = new(2018, 1, 1) })));

        Assert.Equal([VerdictKind.Refused, VerdictKind.Changed, VerdictKind.New, VerdictKind.Unchanged], preview.Page.Rows.Select(v => v.Kind));
        Assert.Equal(["U04", "U02", "U03", "U01"], preview.Page.Rows.Select(v => v.Key));
        Assert.Equal([new("在岗人数", "20", "21"), new("主要负责人", "", "程示公")], preview.Page.Rows[1].Changes);
        Assert.Equal("Units.ClosedBeforeOpened", Assert.Single(preview.Page.Rows[0].Problems).Code);
        Assert.Equal(["综合监督类"], preview.NewCategories);
    }

    [Fact]
    public async Task A_confirmed_import_writes_the_new_and_the_changed_rows()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, await Row(agency, "U02", p => p with { Leader = "程示公" }), new("U03", Office.Profile("区审计局")));
        await agency.As("coordinator").Send(new ImportUnits(upload, (await Preview(agency, upload)).Fingerprint));
        Assert.Equal("程示公", (await Row(agency, "U02")).Profile.Leader);
        Assert.Equal("区审计局", (await Row(agency, "U03")).Profile.Name);
        // To its owner too an upload that is used up is nobody's row.
        Assert.Equal("Access.ForeignRow", await agency.As("coordinator").Refused(new UnitImportPreview(upload)));
    }

    [Fact]
    public async Task One_refused_row_and_nothing_is_written()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, await Row(agency, "U02", p => p with { Leader = "程示公" }), new("U03", Office.Profile("区审计局")), new("U04", Office.Profile("区统计局", parent: "U99")));
        var preview = await Preview(agency, upload);
        var before = await Units(agency);
        Assert.Equal("Sheets.SomeRefused", await agency.As("coordinator").Refused(new ImportUnits(upload, preview.Fingerprint)));
        Assert.Equal(before, await Units(agency));
        await OnlyTheRefusalIsAudited(agency, "Sheets.SomeRefused");
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_not_overwritten()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, await Row(agency, "U02", p => p with { Area = "东湖片" }), new("U03", Office.Profile("区审计局")));
        var preview = await Preview(agency, upload);
        await agency.As("coordinator2").Send(new EditUnit(agency.Unit("U02"), UnitField.Leader, "程示公", int.MaxValue));
        var before = await Units(agency);

        Assert.Equal("Sheets.ChangedSince", await agency.As("coordinator").Refused(new ImportUnits(upload, preview.Fingerprint)));
        Assert.Equal(before, await Units(agency));
        await OnlyTheRefusalIsAudited(agency, "Sheets.ChangedSince");

        // Looked at once more, the same upload shows what it would replace.
        Assert.Contains(new("主要负责人", "程示公", ""), (await Preview(agency, upload)).Page.Rows.Single(v => v.Key == "U02").Changes);
    }

    [Fact]
    public async Task The_same_confirmation_twice_is_one_import()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, new UnitRow("U03", Office.Profile("区审计局")));
        var (import, id) = (new ImportUnits(upload, (await Preview(agency, upload)).Fingerprint), Guid.NewGuid());
        await agency.As("coordinator").Send(import, id);
        var (units, audited) = (await Units(agency), (await agency.Audit(nameof(ImportUnits))).Count);
        await agency.As("coordinator").Send(import, id);
        Assert.Equal(units, await Units(agency));
        Assert.Equal(audited, (await agency.Audit(nameof(ImportUnits))).Count);
    }

    [Fact]
    public async Task A_station_may_stand_above_its_agency_in_one_file()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, new("U03-S", Office.Profile("西湖审计所", parent: "U03")), new("U03", Office.Profile("区审计局")));
        var preview = await Preview(agency, upload);
        Assert.Equal(2, preview.Counts[VerdictKind.New]);
        await agency.As("coordinator").Send(new ImportUnits(upload, preview.Fingerprint));
        var card = await agency.As("coordinator").Send(new UnitCard(agency.Unit("U03-S")));
        Assert.Equal((agency.Unit("U03"), "U03"), (card.Parent!.Id, card.Profile.Parent));
    }

    [Theory]
    [InlineData("U03", "U99", "Units.NoSuchParent")]
    [InlineData("U03", "U01-S", "Units.ParentIsBelow")]
    [InlineData("U03", "U03", "Units.OwnParent")]
    [InlineData("U01", "U02", "Units.HasBelow")]
    public async Task A_parent_that_cannot_be_one_is_refused_at_its_cell(string code, string parent, string why)
    {
        await using var agency = new Agency();
        var verdict = Assert.Single((await Preview(agency, await Upload(agency, new UnitRow(code, Office.Profile("区审计局", parent: parent))))).Page.Rows);
        var problem = Assert.Single(verdict.Problems);
        Assert.Equal((why, new CellRange(verdict.Number, ParentColumn)), (problem.Code, problem.Where));
    }

    [Fact]
    public async Task Another_persons_upload_can_be_neither_previewed_nor_confirmed()
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, new UnitRow("U03", Office.Profile("区审计局")));
        var preview = await Preview(agency, upload);
        var (before, other) = (await Units(agency), agency.As("coordinator2"));
        Assert.Equal("Access.ForeignRow", await other.Refused(new UnitImportPreview(upload)));
        Assert.Equal("Access.ForeignRow", await other.Refused(new AnnotatedUnits(upload)));
        Assert.Equal("Access.ForeignRow", await other.Refused(new ImportUnits(upload, preview.Fingerprint)));
        Assert.Equal(before, await Units(agency));
    }

    [Theory]
    [InlineData(1, 0, 1, 1)]
    [InlineData(9, 1, 2, 1)]
    [InlineData(-3, 50, 1, 50)]
    [InlineData(1, 100_000, 1, 200)]
    public async Task A_preview_page_that_is_not_there_shows_the_nearest(int page, int size, int number, int shownSize)
    {
        await using var agency = new Agency();
        var upload = await Upload(agency, await Row(agency, "U01"), await Row(agency, "U02"));
        var shown = (await agency.As("coordinator").Send(new UnitImportPreview(upload, Page: page, Size: size))).Page;
        Assert.Equal((number, shownSize, 2), (shown.Number, shown.Size, shown.Total));
    }

    private static async Task<UnitRow> Row(Agency agency, string code, Func<UnitProfile, UnitProfile>? change = null)
    {
        var profile = (await agency.As("coordinator").Send(new UnitCard(agency.Unit(code)))).Profile;
        return new(code, change is null ? profile : change(profile));
    }

    private static Task<Guid> Upload(Agency agency, params UnitRow[] rows) =>
        agency.As("coordinator").Send(new UploadUnits("单位.xlsx", new(agency.Services.GetRequiredService<IWorkbooks>().Write("x", UnitSheet.Layout.With(rows)))));

    private static Task<UnitImportPreview.Answer> Preview(Agency agency, Guid upload) => agency.As("coordinator").Send(new UnitImportPreview(upload));

    /// <summary>Everything that an import could have touched, the version included.</summary>
    private static async Task<List<(string Code, int Version, UnitProfile Profile)>> Units(Agency agency) =>
        [.. (await agency.Do((AppDb db) => db.Set<SupervisedUnit>().AsNoTracking().OrderBy(u => u.Code).ToListAsync())).Select(u => (u.Code, u.Version, u.Profile))];

    private static async Task OnlyTheRefusalIsAudited(Agency agency, string code)
    {
        var entry = Assert.Single(await agency.Audit(nameof(ImportUnits)));
        Assert.Equal((AuditResult.Refused, code), (entry.Result, entry.Code));
    }
}
