using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;

namespace CleanAgency.Core.Results;

/// <summary>Where a unit stands among others: 1, 2, 2, 4.</summary>
/// <param name="Shared">Nothing that the policy asks tells it from others.</param>
/// <param name="Asked">What was asked among units of the same score, until it stood alone.</param>
public sealed record Place(int Rank, bool Shared, IReadOnlyList<TieAsked> Asked);

/// <param name="Value">Null, where it is not known of all the equals: then it decides nothing among them.</param>
public sealed record TieAsked(TieBreak By, Exact? Value);

/// <summary>
/// Ranks by the rounded score, and equals by what the policy asks in turn. A question to which one of the equals has no answer is not put to any of them:
/// put to pairs, it could make a circle.
/// </summary>
internal sealed class Ranking(CardScheme scheme, RoundPolicy policy)
{
    private static readonly string[] OnTimeFacts = Written.InOffice("Results.Fact.OnTimeRate").Split(' ');
    private static readonly string[] BallotFacts = Written.InOffice("Results.Fact.Ballot").Split(' ');

    private readonly IReadOnlyList<SchemeArea> areas = scheme.Scheme.Areas;

    /// <summary>Units without a score have no place.</summary>
    public IReadOnlyDictionary<Guid, Place> Of(IEnumerable<UnitScore> units)
    {
        Dictionary<Guid, Place> places = [];
        foreach (var same in units.Where(unit => unit.Score is not null).GroupBy(unit => unit.Score!.Value).OrderByDescending(same => same.Key))
        {
            Take([.. same], [], 0, places);
        }

        return places;
    }

    private void Take(List<UnitScore> equals, List<TieAsked> asked, int tie, Dictionary<Guid, Place> places)
    {
        if (equals.Count == 1 || tie == policy.Ties.Count || policy.Ties[tie].By == TieKind.SharedRank)
        {
            var place = new Place(places.Count + 1, equals.Count > 1, asked);
            equals.ForEach(unit => places.Add(unit.Unit.Id, place));
            return;
        }

        var by = policy.Ties[tie];
        var answers = equals.ToLookup(unit => AnswerOf(unit, by));
        if (answers.Contains(null))
        {
            Take(equals, [.. asked, new(by, null)], tie + 1, places);
            return;
        }

        foreach (var answer in answers.OrderByDescending(answer => answer.Key!.Value))
        {
            Take([.. answer], [.. asked, new(by, answer.Key)], tie + 1, places);
        }
    }

    /// <summary>More is better.</summary>
    private Exact? AnswerOf(UnitScore unit, TieBreak by) => by.By switch
    {
        TieKind.FewerNegative => Exact.Of(unit.Negative),
        TieKind.HigherArea => areas.FirstOrDefault(area => area.Name == by.Area) is { } area ? unit.AreaSum(area) : null,
        TieKind.HigherOnTimeRate => FactOf(unit, OnTimeFacts),
        TieKind.HigherBallot => FactOf(unit, BallotFacts),
        _ => null,
    };

    private static Exact? FactOf(UnitScore unit, string[] names) =>
        names.Select(name => unit.Unit.Facts.GetValueOrDefault(name)).OfType<KnownFact>().FirstOrDefault() is { } fact && fact.Whole != 0 ? new Exact(fact.Value, fact.Whole ?? 1) : null;
}
