using CleanAgency.Core.Facts;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The facts of an earlier round: those of the round that runs with nothing missing, and then some missing after all, in units that are to come off less well.</summary>
internal static class DrawnFacts
{
    public const string Rectified = "整改按期销号";

    /// <summary>Of what a unit is to lose, how much facts may take.</summary>
    private const decimal Share = 0.3m;

    /// <param name="aim">The lowest score that the unit's cards have to come to.</param>
    /// <param name="first">There was no round before: nothing had to be put right.</param>
    public static IEnumerable<FactRow> Of(string round, DemoUnit unit, CardScheme scheme, decimal aim, bool first, DateOnly asOf, Random random)
    {
        var facts = DemoTables.Facts(asOf).Where(fact => fact.UnitCode == unit.Code)
            .Select(fact => fact with { Round = round, Content = Full(fact, first) }).ToDictionary(fact => fact.Name);
        var names = facts.Values.Where(fact => fact.Content.Whole > 1).Select(fact => fact.Name).ToArray();
        random.Shuffle(names);
        foreach (var name in names)
        {
            var (was, content) = (facts[name], facts[name].Content);
            facts[name] = was with { Content = content with { Value = content.Value - 1 - random.Next(2) } };
            if (scheme.Items.Values.Sum(item => DrawnItem.LostTo(unit.With(facts.Values), item)) > (100m - aim) * 100m * Share)
            {
                facts[name] = was;
            }
        }

        return facts.Values;
    }

    private static FactContent Full(FactRow fact, bool first) =>
        first && fact.Name == Rectified ? fact.Content with { Value = 0, Whole = 0 }
        : fact.Content.Whole is { } whole ? fact.Content with { Value = whole }
        : fact.Name is "负责人未承诺" or "缺节点数" ? fact.Content with { Value = 0 }
        : fact.Content;
}
