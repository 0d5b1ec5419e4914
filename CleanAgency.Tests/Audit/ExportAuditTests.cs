using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Audit;

[SpokenInChinese]
public sealed class ExportAuditTests
{
    [Fact]
    public async Task The_workbook_holds_the_rows_of_the_list_in_words_and_says_what_it_is()
    {
        await using var agency = new Agency();
        await agency.As("coordinator").Send(new EditUnit(agency.Unit("U01"), UnitField.Headcount, "21", 9));
        await agency.As("coordinator").Refused(new EditUnit(agency.Unit("U01"), UnitField.Headcount, "many", 9));
        var file = await agency.As("auditor").Send(new ExportAudit(new(Action: nameof(EditUnit))));
        Assert.StartsWith("审计记录", file.Name, StringComparison.Ordinal);
        var book = agency.Services.GetRequiredService<IWorkbooks>().Read(new MemoryStream(file.Bytes));
        Assert.Equal(["审计记录", "说明"], book.Sheets.Select(s => s.Name));
        var rows = book.Sheets[0].Rows;
        Assert.Equal(3, rows.Count);
        Assert.Equal(("修改单位", "单位", "被拒绝"), (rows[1][4].Shown, rows[1][5].Shown, rows[1][7].Shown));
        Assert.Equal(("区财政局", "完成", "在岗人数：20→21"), (rows[2][6].Shown, rows[2][7].Shown, rows[2][9].Shown));
        Assert.Contains(book.Sheets[1].Rows, row => row[1].Shown == "共2条，全部导出");
    }

    [Fact]
    public async Task Taking_a_workbook_is_itself_audited_with_the_number_of_rows()
    {
        await using var agency = new Agency();
        await agency.As("auditor").Send(new ExportAudit(new(Action: nameof(RegisterUnit))));
        var entry = (await agency.Audit(nameof(ExportAudit)))[^1];
        Assert.Equal("导出3条，符合条件3条", (await agency.As("auditor").Send(new AuditEntryCard(entry.Id))).Content.Note);
        Assert.Equal("Access.NoRight", await agency.As("sysadmin").Refused(new ExportAudit(new())));
    }

    [Fact]
    public async Task A_text_that_looks_like_a_formula_stays_text()
    {
        await using var agency = new Agency();
        await agency.Stranger.Send(new SignIn("=1+1", new("x"), "10.0.0.9"));
        var file = await agency.As("auditor").Send(new ExportAudit(new("=1+1")));
        Assert.Equal("=1+1", agency.Services.GetRequiredService<IWorkbooks>().Read(new MemoryStream(file.Bytes)).Sheets[0].Rows[1][2].Value);
    }
}
