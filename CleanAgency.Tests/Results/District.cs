using System.Text.Json.Nodes;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Demo;
using CleanAgency.Tests.Schemes;

namespace CleanAgency.Tests.Results;

/// <summary>Figures of a round by the demo's scheme and policy, made in memory: what a database has no part in is tested without one.</summary>
internal static class District
{
    public const string Party = "党群综合类";

    private static readonly DateTime At = new(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc);

    public static RoundPolicy Policy { get; } = ReadPolicy();

    public static CardScheme Scheme { get; } = Read();

    public static Indicator Item(string code) => Scheme.Scheme.Indicators.Single(item => item.Code == code);

    public static RoundFigures Round(params IReadOnlyList<UnitFigures> units) => new(Guid.Empty, "R9", "2026年试算", Scheme, Policy, units);

    /// <summary>With one card of its own group.</summary>
    public static UnitFigures Unit(int number, decimal earned, string category = Party) => Unit(number, category, Card(earned));

    public static UnitFigures Unit(int number, string category, params IReadOnlyList<CardFigures> cards) =>
        new(Id(number), $"U{number:D2}", $"第{number}单位", number, category, cards, new Dictionary<string, KnownFact>());

    /// <summary>A locked card of the first group whose items come to so much, none of them to nothing.</summary>
    public static CardFigures Card(decimal earned, params IReadOnlyList<AcceptedExtra> extras) => Card(1, earned, extras);

    public static CardFigures Card(int group, decimal earned, params IReadOnlyList<AcceptedExtra> extras)
    {
        Dictionary<Guid, ItemFigure> items = [];
        var lost = Points.Hundred - Points.Of(earned);
        foreach (var item in Scheme.Scheme.Indicators)
        {
            var takes = Points.Min(lost, item.Max - Points.Of(0.1m));
            items[item.Id] = new(ItemState.Scored, item.Max - takes);
            lost -= takes;
        }

        return new(Guid.CreateVersion7(), Id(1000 + group), group, $"第{group}组", group > 1, Locked: true, items, extras);
    }

    public static CardFigures With(this CardFigures card, string code, decimal? points) => card with
    {
        Items = new Dictionary<Guid, ItemFigure>(card.Items) { [Item(code).Id] = points is { } some ? new(ItemState.Scored, Points.Of(some)) : new(ItemState.NotApplicable, null) },
    };

    public static UnitFigures Knowing(this UnitFigures unit, string fact, long value, long? whole = null) =>
        unit with { Facts = new Dictionary<string, KnownFact>(unit.Facts) { [fact] = new(value, whole) } };

    public static AcceptedExtra Extra(string code, string fact = "一件", int count = 1, params IReadOnlyList<string> zeroes)
    {
        var rule = Scheme.Scheme.Extras.Single(extra => extra.Code == code);
        return new(Guid.CreateVersion7(), rule.Kind, rule.Id, code, count, fact, "澄机工发〔2026〕9号", zeroes, At);
    }

    public static UnitOutcome Outcome(this UnitFigures unit) => Round(unit).Outcome().Units[0];

    public static RoundOutcome Outcome(this RoundFigures round) => RoundOutcome.Of(round, RoundDecisions.None);

    public static UnitOutcome Of(this RoundOutcome outcome, int number) => outcome.Units.Single(unit => unit.UnitId == Id(number));

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static RoundPolicy ReadPolicy()
    {
        using var reader = new StreamReader(typeof(Csv).Assembly.GetManifestResourceStream(typeof(Csv), "scheme-policy.json")!);
        var json = JsonNode.Parse(reader.ReadToEnd())!.AsObject();
        json.Remove("name");
        return RoundPolicy.FromJson(json.ToJsonString());
    }

    private static CardScheme Read()
    {
        var scheme = new Scheme("清廉机关建设督导评价指标体系（2026版）");
        scheme.Take(
            new(scheme.Name, Policy,
                [.. DemoScheme.Indicators.Select(row => new SchemeContents.Item(
                    row["一级指标"], new() { Code = row["编码"], Name = row["二级指标"], Max = DemoScheme.PointsOf(row["分值"]), Condition = row["适用条件"] == "全部" ? "" : row["适用条件"] }, DemoScheme.Rules[row["编码"]].Coded(row["编码"])))],
                [
                    .. DemoScheme.Bonus.Select(row => new ExtraContent { Kind = ExtraKind.Bonus, Code = row["编码"], Name = row["加分事项"], Each = DemoScheme.PointsOf(row["每次分"]), Cap = DemoScheme.PointsOf(row["上限"]) }),
                    .. DemoScheme.Negative.Select(row => new ExtraContent { Kind = ExtraKind.Negative, Code = row["编码"], Name = row["情形"], Each = DemoScheme.PointsOf(row["每次扣"]), ZeroesRelated = row["附带"].Length > 0 }),
                    .. DemoScheme.Veto.Select(row => new ExtraContent { Kind = ExtraKind.Veto, Code = row["编码"], Name = row["情形"], Effect = row["类型"] == "直接定等" ? VetoEffect.Sets : VetoEffect.Caps, Grade = row["等次"] }),
                ]),
            "程示文", At);
        return new(scheme, scheme.Indicators.Select(item => new CardItem(item, item.Rule!, item.Applies)).ToDictionary(item => item.Id));
    }
}
