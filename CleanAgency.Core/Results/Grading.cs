using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;

namespace CleanAgency.Core.Results;

/// <summary>How a unit came to its grade.</summary>
/// <param name="ByScore">What the cut alone would give.</param>
/// <param name="Why">One line for each step; none of them gives points.</param>
public sealed record UnitGrade(string ByScore, string Grade, IReadOnlyList<ExplanationLine> Why)
{
    internal UnitGrade Then(string grade, string code, params IReadOnlyList<object> arguments) => new(ByScore, grade, [.. Why, new(code, Points.Zero, arguments)]);
}

/// <summary>Equals across the quota line: none of them has the best grade until the leaders say who.</summary>
/// <param name="Free">How many places are left for them.</param>
public sealed record Waiting(string Category, int Free, IReadOnlyList<Guid> UnitIds)
{
    /// <summary>What the leaders may say: some of them, as many as there are places at most, or nobody.</summary>
    public void RefuseUnless(IReadOnlyList<Guid> named)
    {
        if (!Takes(named))
        {
            throw new RuleBroken("Results.QuotaNames", Category, Free);
        }
    }

    internal bool Takes(IReadOnlyList<Guid> named) => named.Count <= Free && named.Distinct().Count() == named.Count && named.All(UnitIds.Contains);
}

/// <summary>The grades of a category: its quota of the best grade is shared out here.</summary>
/// <param name="Quota">How many places there are.</param>
/// <param name="Candidates">How many units ask for one.</param>
/// <param name="Waiting">Also when the leaders have decided, so that it can be decided anew.</param>
internal sealed record CategoryGrades(int Quota, int Candidates, Waiting? Waiting, bool Decided, IReadOnlyDictionary<Guid, Place> Places, IReadOnlyDictionary<Guid, UnitGrade> Grades);

/// <summary>Cut, conditions, veto, quota and what the leaders decided, in this order: a unit that may not have the best grade takes no place of it.</summary>
internal sealed class Grading(CardScheme scheme, RoundPolicy policy, RoundDecisions decisions)
{
    public const string Deviation = "Results.Why.Deviation";

    private readonly Ranking ranking = new(scheme, policy);
    private readonly List<string> grades = [.. policy.Grades.Select(cut => cut.Grade)];

    private string Best => grades[0];

    private string Next => grades[1];

    public CategoryGrades Of(string category, IReadOnlyList<UnitScore> units)
    {
        var places = ranking.Of(units);
        var alone = units.Where(unit => unit.Score is not null).ToDictionary(unit => unit.Unit.Id, Alone);
        var quota = policy.Excellent.QuotaOf(units.Count);
        var equals = alone.Where(one => one.Value.Grade == Best).Select(one => one.Key).GroupBy(id => places[id].Rank).OrderBy(same => same.Key).Select(same => same.ToList()).ToList();
        var (taken, waiting) = (0, (Waiting?)null);
        foreach (var same in equals)
        {
            var before = taken;
            waiting = before < quota && before + same.Count > quota ? new(category, quota - before, same) : waiting;
            foreach (var id in same)
            {
                alone[id] = Placed(alone[id], id, places[id].Rank, category, units.Count, quota, before, waiting is not null && waiting.UnitIds == same ? waiting : null);
            }

            taken += same.Count;
        }

        var grades = alone.ToDictionary(one => one.Key, one => decisions.Deviations.GetValueOrDefault(one.Key) is { } other ? one.Value.Then(other.Grade, Deviation, other.Grade, other.Number, other.Reason) : one.Value);
        return new(quota, taken, waiting, waiting is not null && Named(waiting) is not null, places, grades);
    }

    private UnitGrade Alone(UnitScore unit)
    {
        var score = unit.Score!.Value;
        var cut = policy.Grades.First(cut => score >= cut.From);
        var grade = new UnitGrade(cut.Grade, cut.Grade, [new("Results.Why.Cut", Points.Zero, score, cut.Grade, cut.From)]);
        List<ExtraRule> vetoes = [.. unit.Vetoes.DistinctBy(veto => veto.RuleId).Select(veto => scheme.Extra(veto.RuleId)).OrderBy(rule => rule.Place)];
        if (grade.Grade == Best)
        {
            grade = Conditions(unit, vetoes.Count > 0).Aggregate(grade, (held, line) => new(held.ByScore, Next, [.. held.Why, line]));
        }

        return vetoes.Aggregate(grade, (held, rule) => held.Then(rule.AsVeto().Apply(held.Grade, grades), $"Results.Why.Veto{rule.Effect}", rule.Code, rule.Name, NumberOf(unit, rule), rule.Grade));
    }

    private IEnumerable<ExplanationLine> Conditions(UnitScore unit, bool vetoed)
    {
        if (policy.Excellent.NoZeroItem && unit.ZeroItems is { Count: > 0 } zero)
        {
            yield return new("Results.Why.ZeroItem", Points.Zero, string.Join(' ', zero.Select(item => item.Code)), Best);
        }

        if (-unit.Negative > policy.Excellent.MaxNegative)
        {
            yield return new("Results.Why.TooNegative", Points.Zero, -unit.Negative, policy.Excellent.MaxNegative, Best);
        }

        if (policy.Excellent.NoVeto && vetoed)
        {
            yield return new("Results.Why.Vetoed", Points.Zero, Best);
        }
    }

    private UnitGrade Placed(UnitGrade grade, Guid id, int rank, string category, int units, int quota, int before, Waiting? waiting) =>
        waiting is null ? before < quota ? grade.Then(Best, "Results.Why.InQuota", category, units, Best, quota, rank) : grade.Then(Next, "Results.Why.OverQuota", category, units, Best, quota, rank, Next)
        : Named(waiting) is not { } named ? grade.Then(Next, "Results.Why.QuotaWaits", waiting.UnitIds.Count, Best, waiting.Free, Next)
        : named.Contains(id) ? grade.Then(Best, "Results.Why.QuotaGiven", waiting.UnitIds.Count, Best, waiting.Free)
        : grade.Then(Next, "Results.Why.QuotaNotGiven", waiting.UnitIds.Count, Best, waiting.Free, Next);

    // Said about other equals than there are now, it is not said about these.
    private IReadOnlyList<Guid>? Named(Waiting waiting) => decisions.QuotaTies.GetValueOrDefault(waiting.Category) is { } named && waiting.Takes(named) ? named : null;

    private static string NumberOf(UnitScore unit, ExtraRule rule) =>
        unit.Vetoes.Where(veto => veto.RuleId == rule.Id).OrderBy(veto => veto.At).ThenBy(veto => veto.Id).Select(veto => veto.Decision).First();
}
