using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Tests.Fixtures;

namespace CleanAgency.Tests.Schemes;

/// <summary>The least that may be published: two first-level items with one item each, made by the product's own messages.</summary>
internal static class SmallScheme
{
    public static readonly ScoringRule Rule = Levels(40);

    public static async Task<Guid> Draft(Agency agency, string name = "清廉机关指标体系（试用版）", int items = 2)
    {
        var coordinator = agency.As("coordinator");
        var scheme = await coordinator.Send(new DraftScheme(name));
        var area = await coordinator.Send(new AddArea(scheme, "A 政治机关", Points.Of(60)));
        await Fill(coordinator, scheme, area, "第一议题落实", 62 - items);
        for (var n = 3; n <= items; n++)
        {
            await Fill(coordinator, scheme, area, $"第{n}项", 1);
        }

        await Fill(coordinator, scheme, await coordinator.Send(new AddArea(scheme, "B 服务型机关", Points.Of(40))), "窗口服务规范", 40);
        return scheme;
    }

    /// <param name="items">More than two are levels of one point each, taken from the first item's points.</param>
    public static async Task<Guid> Published(Agency agency, string name = "清廉机关指标体系（2025版）", int items = 2)
    {
        var scheme = await Draft(agency, name, items);
        await agency.As("coordinator").Send(new PublishScheme(scheme));
        return scheme;
    }

    public static async Task<SchemeFile.Answer> File(Agency agency, Guid scheme) => await agency.As("coordinator").Send(new SchemeFile(scheme));

    public static async Task<SchemeFile.Item> Item(Agency agency, Guid scheme, string code) => (await File(agency, scheme)).Items.Single(item => item.Content.Code == code);

    public static Task<int> Edit(Agency agency, Guid scheme, Guid indicator, IndicatorField field, string value, string account = "coordinator") =>
        agency.As(account).Send(new EditIndicator(scheme, indicator, field, value, int.MaxValue));

    private static LevelRule Levels(int most) => new(Points.Of(most), [new("L.1.1", "做到", Points.Of(most)), new("L.1.2", "没有做到", Points.Zero)]);

    private static async Task Fill(Sender coordinator, Guid scheme, Guid area, string item, int most)
    {
        var id = await coordinator.Send(new AddIndicator(scheme, area, item, Points.Of(most)));
        await coordinator.Send(new EditIndicator(scheme, id, IndicatorField.Evidence, "投诉转办单、办结回执", int.MaxValue));
        await coordinator.Send(new EditRule(scheme, id, RuleJson.Write(Levels(most)), int.MaxValue));
    }
}
