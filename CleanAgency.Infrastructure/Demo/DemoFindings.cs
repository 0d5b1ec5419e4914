using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>问题: what units have to put right. After the round before never more than the facts of the next one count; in the round that runs what many have in common.</summary>
internal sealed partial class DemoStory
{
    private const int RaisedBefore = 96;

    private static readonly Dictionary<string, string> Clauses = DemoTables.Rows("scheme-rules.csv").ToDictionary(row => row["情形编码"], row => row["情形或档次"]);

    private static readonly Dictionary<FindingSeverity, string> Requirements = new()
    {
        [FindingSeverity.Slight] = "立行立改，5个工作日内反馈整改结果",
        [FindingSeverity.Ordinary] = "明确责任人和时限，30日内整改到位并报送佐证材料",
        [FindingSeverity.Serious] = "主要负责人牵头制定整改方案，限期整改，书面报告整改情况",
    };

    // One for each unit, then a second for those that have two, and so on.
    private static readonly Dictionary<string, int> ToPutRight =
        DemoTables.Facts(default).Where(fact => fact.Name == DrawnFacts.Rectified)
            .SelectMany(fact => Enumerable.Range(1, (int)fact.Content.Whole!.Value).Select(nth => (nth, fact.UnitCode))).OrderBy(one => one.nth).Take(RaisedBefore)
            .CountBy(one => one.UnitCode).ToDictionary();

    /// <summary>The items of which the unit hears again: first what comes back in every round, then what cost it most.</summary>
    private static List<string> Gravest(string round, CardList.Row card, IReadOnlyList<(DrawnItem Item, DrawnAnswer Answer)> answers) =>
        card.Second ? []
        : (from one in answers
           let back = card.Code == Relapsing && one.Answer.Holds(Late)
           where one.Answer.Loss > 0 && (round == "R2" || back)
           orderby back descending, one.Answer.Loss descending
           select one.Item.Code).Take(ToPutRight.GetValueOrDefault(card.Code)).ToList();

    /// <summary>The items at which the unit has what many have.</summary>
    private IReadOnlyCollection<string> InCommon(CardList.Row card) =>
        card.Second ? [] : [.. clusters.Where(cluster => cluster.Raised && cluster.Units.Contains(card.Code)).Select(cluster => cluster.Item)];

    /// <param name="noted">Null: the facts alone say it.</param>
    private async Task Raise(string hand, CardList.Row card, DrawnItem item, DrawnAnswer answer, Noted? noted, CancellationToken ct)
    {
        var (code, fact) = noted is not null ? (noted.Fact.Code, noted.Fact.Fact) : clusters.Where(one => one.Item == item.Code).Select(one => (one.Case, one.Phrase.Fact)).First();
        var severity = (item.Max - answer.Left) switch
        {
            < 100 => FindingSeverity.Slight,
            < 200 => FindingSeverity.Ordinary,
            _ => FindingSeverity.Serious,
        };
        var id = Guid.CreateVersion7();
        await As(hand, id).Send(new RaiseFinding(id, card.Id, 1, item.Id, clock.Now, new(fact, $"{code} {Clauses[code]}", severity, Requirements[severity], noted?.Entry)), ct);
    }
}
