using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Units;

public sealed class UnitListTests
{
    [Fact]
    public async Task A_new_unit_is_offered_the_categories_in_use_and_the_place_behind_the_last()
    {
        await using var agency = new Agency();
        var next = await agency.As("coordinator").Send(new NextUnit());
        Assert.Equal(30, next.Sequence);
        Assert.Equal(["经济发展类", "民生服务类"], next.Categories);
    }

    [Theory]
    [InlineData("qczj", "U01")]
    [InlineData("QuJiaoYu", "U02")]
    [InlineData("jiao yu", "U02")]
    [InlineData("财政", "U01 U01-S")]
    [InlineData("u01", "U01 U01-S")]
    [InlineData("Ｕ０２", "U02")]
    [InlineData("没有这家", "")]
    [InlineData(" ", "U01 U01-S U02")]
    public async Task A_unit_is_found_by_initials_pinyin_characters_and_code(string typed, string codes)
    {
        await using var agency = new Agency();
        Assert.Equal(codes, await Codes(agency, new(Search: typed)));
    }

    [Fact]
    public async Task The_list_is_filtered_by_category_flag_and_missing_head()
    {
        await using var agency = new Agency();
        await Edit(agency, "U02", UnitField.Funds, "true");
        await Edit(agency, "U01", UnitField.Leader, "程示公");
        Assert.Equal("U02", await Codes(agency, new(Category: "民生服务类")));
        Assert.Equal("U01", await Codes(agency, new(Flag: UnitFlag.Window)));
        Assert.Equal("U02", await Codes(agency, new(Flag: UnitFlag.Funds)));
        Assert.Equal("", await Codes(agency, new(Flag: UnitFlag.Approval)));
        Assert.Equal("U01-S U02", await Codes(agency, new(WithoutLeader: true)));
        Assert.Equal("U01-S", await Codes(agency, new(Category: "经济发展类", WithoutLeader: true)));
    }

    [Fact]
    public async Task Sum_and_categories_stand_beside_the_page()
    {
        await using var agency = new Agency();
        var answer = await agency.As("leader").Send(new UnitList(new(Category: "民生服务类"), Size: 1));
        Assert.Equal((1, 20), (answer.Page.Total, answer.Headcount));
        Assert.Equal([new("经济发展类", 2), new("民生服务类", 1)], answer.Categories);
        Assert.Equal("区财政局", (await agency.As("leader").Send(new UnitList(new(Search: "dhczs")))).Page.Rows[0].ParentName);
    }

    [Theory]
    [InlineData(UnitOrder.Sequence, "U01 U01-S U02", "U02 U01-S U01")]
    [InlineData(UnitOrder.Code, "U01 U01-S U02", "U02 U01-S U01")]
    [InlineData(UnitOrder.Name, "U01-S U01 U02", "U02 U01 U01-S")]
    [InlineData(UnitOrder.Headcount, "U01-S U02 U01", "U01 U02 U01-S")]
    public async Task Each_order_goes_both_ways(UnitOrder order, string up, string down)
    {
        await using var agency = new Agency();
        await Edit(agency, "U01", UnitField.Headcount, "90");
        await Edit(agency, "U01-S", UnitField.Headcount, "8");
        Assert.Equal(up, await Codes(agency, new(Order: order)));
        Assert.Equal(down, await Codes(agency, new(Order: order, Descending: true)));
    }

    [Fact]
    public async Task Ordered_by_category_a_category_stays_together()
    {
        await using var agency = new Agency();
        await agency.As("coordinator").Send(new RegisterUnit("U03", Office.Profile("区民政局", "民生服务类") with { Sequence = 5 }));
        var (up, down) = (await Codes(agency, new(Order: UnitOrder.Category)), await Codes(agency, new(Order: UnitOrder.Category, Descending: true)));
        // Which comes first is the database's collation; within a category the official sequence holds either way.
        Assert.Equal(["U01 U01-S U03 U02", "U03 U02 U01 U01-S"], new[] { up, down }.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(1, 2, 1, 2, "U01 U01-S")]
    [InlineData(2, 2, 2, 2, "U02")]
    [InlineData(99, 2, 2, 2, "U02")]
    [InlineData(-4, 2, 1, 2, "U01 U01-S")]
    [InlineData(1, 0, 1, 1, "U01")]
    [InlineData(1, 100_000, 1, Paging.Most, "U01 U01-S U02")]
    public async Task A_page_that_is_not_there_shows_the_nearest(int page, int size, int number, int shownSize, string codes)
    {
        await using var agency = new Agency();
        var shown = (await agency.As("coordinator").Send(new UnitList(new(), page, size))).Page;
        Assert.Equal((number, shownSize, 3), (shown.Number, shown.Size, shown.Total));
        Assert.Equal(codes, string.Join(' ', shown.Rows.Select(r => r.Code)));
    }

    [Fact]
    public async Task A_closed_unit_leaves_the_list_after_its_last_day_and_keeps_its_history()
    {
        await using var agency = new Agency();
        var today = agency.Services.GetRequiredService<Clock>().Today;
        var (last, before) = (Text(today), Text(today.AddDays(-1)));
        await Edit(agency, "U02", UnitField.ActiveTo, last);
        Assert.Equal(("U01 U01-S U02", ""), (await Codes(agency, new()), await Codes(agency, new(Closed: true))));
        await Edit(agency, "U02", UnitField.ActiveTo, before);
        Assert.Equal(("U01 U01-S", "U02"), (await Codes(agency, new()), await Codes(agency, new(Closed: true))));

        var history = (await agency.As("coordinator").Send(new UnitHistory(agency.Unit("U02")))).Rows;
        Assert.Equal([nameof(EditUnit), nameof(EditUnit), nameof(RegisterUnit)], history.Select(l => l.Action));
        Assert.Equal([new("ActiveTo", last, before)], history[0].Changes);
        Assert.Equal([new("ActiveTo", "", last)], history[1].Changes);
        Assert.All(history, l => Assert.Equal("示coordinator", l.Person));
    }

    private static async Task<string> Codes(Agency agency, UnitFilter filter) =>
        string.Join(' ', (await agency.As("coordinator").Send(new UnitList(filter))).Page.Rows.Select(r => r.Code));

    private static Task<int> Edit(Agency agency, string code, UnitField field, string value) =>
        agency.As("coordinator").Send(new EditUnit(agency.Unit(code), field, value, int.MaxValue));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
