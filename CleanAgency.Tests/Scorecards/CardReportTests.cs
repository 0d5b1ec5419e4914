using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>U41 of the demo district is scored to 93.0 of 100: the page on paper and the workbook say so.</summary>
public sealed class CardReportTests : IAsyncLifetime
{
    private Agency agency = null!;

    public async Task InitializeAsync() => agency = await Agency.District();

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task The_report_adds_up_to_what_the_items_give()
    {
        var report = await agency.As("coordinator").Send(new ReadCardReport(await Card("U41")));
        Assert.Equal((9300, 10000, 9300, 0), (report.Total.Earned.Hundredths, report.Total.Max.Hundredths, report.Total.Score!.Value.Hundredths, report.Total.Open));
        Assert.Equal((150, 0), (report.Total.Bonus.Hundredths, report.Total.Negative.Hundredths));
        Assert.Equal(25, report.Items.Count());
        Assert.All(report.Items.Where(item => item.Points < item.Max), item => Assert.NotEmpty(item.Why));
    }

    [Fact]
    public async Task The_workbook_has_a_sheet_for_each_part_of_the_card()
    {
        var file = await agency.As("coordinator").Send(new ExportCard(await Card("U41")));
        var book = agency.Services.GetRequiredService<IWorkbooks>().Read(new MemoryStream(file.Bytes));
        Assert.Equal(["评分卡", "指标得分", "查实记录", "问题", "加分和负面"], book.Sheets.Select(sheet => sheet.Name));
    }

    [Fact]
    public async Task Another_group_does_not_get_it() => Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new ExportCard(await Card("U41"))));

    private async Task<Guid> Card(string unit) => (await agency.As("coordinator").Send(new CardList()))!.Rows.Single(row => row.Code == unit).Id;
}
