using CleanAgency.Core.Facts;
using CleanAgency.Core.Sheets;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Facts;

[SpokenInChinese]
public sealed class FactImportTests
{
    private static readonly FactContent Content = new(26, 28, "签订名册", new(2026, 6, 30));

    [Fact]
    public async Task An_export_that_comes_back_changes_nothing()
    {
        await using var agency = new Agency();
        await Office.Fact(agency, "U01");
        await Office.Fact(agency, "U02");
        await agency.As("coordinator").Send(new EnterFact(agency.Unit("U01"), await Office.Round(agency), "缺节点数", new(0, null, "节前提醒记录", new(2026, 6, 30))));
        await agency.As("u01").Send(new ConfirmFacts([.. (await agency.As("u01").Send(new UnitFacts(agency.Unit("U01")))).Lines.Select(line => new ConfirmFacts.Seen(line.Id, line.Content))]));
        var file = await agency.As("coordinator").Send(new ExportFacts(new()));
        var (before, upload) = (await Facts(agency), await agency.As("coordinator").Send(new UploadFacts(file.Name, new(file.Bytes))));
        var preview = await agency.As("coordinator").Send(new FactImportPreview(upload));
        Assert.Equal((3, 3), (preview.Total, preview.Counts[VerdictKind.Unchanged]));
        await agency.As("coordinator").Send(new ImportFacts(upload, preview.Fingerprint));
        Assert.Equal(before, await Facts(agency));
    }

    [Fact]
    public async Task A_changed_number_is_shown_with_the_old_one_and_opens_the_question_again()
    {
        await using var agency = new Agency();
        var fact = await Office.Fact(agency, "U01");
        await agency.As("u01").Send(new ConfirmFacts([new(fact, Content)]));
        var upload = await Upload(agency, new("U01", "R1", "承诺签订", Content with { Value = 27 }), new("U02", "R1", "承诺签订", Content));
        var preview = await agency.As("coordinator").Send(new FactImportPreview(upload));
        Assert.Equal([new FieldChange("分子或数值", "26", "27")], preview.Page.Rows.Single(v => v.Kind == VerdictKind.Changed).Changes);
        await agency.As("coordinator").Send(new ImportFacts(upload, preview.Fingerprint));
        Assert.Equal(["U01 承诺签订 27/28 Open", "U02 承诺签订 26/28 Open"], await Facts(agency));
    }

    public static TheoryData<string, FactRow, SheetColumn<FactRow>> Refusals() => new()
    {
        { "Facts.NoSuchUnit", new("U99", "R1", "承诺签订", Content), FactSheet.Layout.UnitCode },
        { "Facts.NoSuchRound", new("U01", "R9", "承诺签订", Content), FactSheet.Layout.Round },
        { "Facts.OutOfScope", new("U01-S", "R1", "承诺签订", Content), FactSheet.Layout.UnitCode },
        { "Facts.NameForm", new("U01", "R1", "承", Content), FactSheet.Layout.FactName },
        { "Facts.MoreThanWhole", new("U01", "R1", "承诺签订", Content with { Value = 29 }), FactSheet.Layout.Columns[4] },
        { "Facts.AsOfAhead", new("U01", "R1", "承诺签订", Content with { AsOf = new(2199, 1, 1) }), FactSheet.Layout.Columns[6] },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task What_breaks_a_rule_is_refused_at_its_cell_and_nothing_is_written(string code, FactRow row, SheetColumn<FactRow> at)
    {
        await using var agency = new Agency();
        await Office.Round(agency);
        var upload = await Upload(agency, new("U02", "R1", "承诺签订", Content), row);
        var preview = await agency.As("coordinator").Send(new FactImportPreview(upload));
        var refused = Assert.Single(preview.Page.Rows, v => v.Kind == VerdictKind.Refused);
        Assert.Contains((code, new CellRange(refused.Number, at.Index)), refused.Problems.Select(p => (p.Code, p.Where)));
        Assert.Equal("Sheets.SomeRefused", await agency.As("coordinator").Refused(new ImportFacts(upload, preview.Fingerprint)));
        Assert.Empty(await Facts(agency));
    }

    private static Task<Guid> Upload(Agency agency, params FactRow[] rows) =>
        agency.As("coordinator").Send(new UploadFacts("事实.xlsx", new(agency.Services.GetRequiredService<IWorkbooks>().Write("x", FactSheet.Layout.With(rows)))));

    private static Task<List<string>> Facts(Agency agency) => agency.Do(async (AppDb db) =>
        (from fact in await db.Set<UnitFact>().AsNoTracking().ToListAsync()
         join unit in await db.Set<Core.Units.SupervisedUnit>().AsNoTracking().ToListAsync() on fact.UnitId equals unit.Id
         orderby unit.Code, fact.Name
         select $"{unit.Code} {fact.Name} {fact.Content.Said} {fact.Stand}").ToList());
}
