using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>试评: what a scheme, perhaps still a draft, would have made of a round whose cards are committed to.</summary>
/// <param name="RoundId">Null: the latest of these rounds.</param>
[Needs(Permission.SeeSchemeDrafts)]
public sealed record TrialOfScheme(Guid SchemeId, Guid? RoundId = null) : Query<TrialOfScheme.Answer>, IAmong<RoundResult>
{
    /// <param name="Tried">Null where no round has been committed to yet.</param>
    public sealed record Answer(string Scheme, IReadOnlyList<Choice> Rounds, Outcome? Tried);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Grades">How many units have each grade, then and now.</param>
    /// <param name="Units">Whose grade moves first, then whose rank, then whose score alone; each in the order of the round.</param>
    /// <param name="Items">What does not carry over as it is.</param>
    /// <param name="ExtrasGone">Codes of accepted bonus, negative and veto rules that the scheme does not have.</param>
    public sealed record Outcome(
        Guid RoundId, string Round, string RoundScheme, IReadOnlyList<GradeMove> Grades, IReadOnlyList<Row> Units, IReadOnlyList<TrialItem> Items, IReadOnlyList<string> ExtrasGone);

    public sealed record GradeMove(string Grade, int Then, int Now);

    public sealed record Row(Guid UnitId, string Code, string Unit, string Category, Side Then, Side Now)
    {
        public TrialMove Move => Then.Grade != Now.Grade ? TrialMove.Grade : Then.Rank != Now.Rank ? TrialMove.Rank : Then.Score != Now.Score ? TrialMove.Score : TrialMove.None;
    }

    /// <param name="Rank">In its category.</param>
    public sealed record Side(Points? Score, string? Grade, int? Rank);
}

/// <summary>The most that moves of a unit.</summary>
public enum TrialMove
{
    Grade,
    Rank,
    Score,
    None,
}

internal sealed class TrialOfSchemeHandler(Rows<RoundResult> results, Rows<Scheme> schemes, ResultReader reader, TrialReader trials, IAppDb db, Clock clock) : IRequestHandler<TrialOfScheme, TrialOfScheme.Answer>
{
    public async Task<TrialOfScheme.Answer> Handle(TrialOfScheme query, CancellationToken ct)
    {
        var names = await schemes.Visible.AsNoTracking().ToDictionaryAsync(scheme => scheme.Id, scheme => scheme.Name, ct);
        var tried = names.GetValueOrDefault(query.SchemeId) ?? throw new RuleBroken("Common.Gone");
        var rounds = await db.Set<Round>().AsNoTracking().Where(round => results.Visible.Any(result => result.RoundId == round.Id))
            .CurrentFirst(clock.Today).Select(round => new TrialOfScheme.Choice(round.Id, round.Name)).ToListAsync(ct);
        if ((query.RoundId ?? rounds.FirstOrDefault()?.Id) is not { } chosen)
        {
            return new(tried, rounds, null);
        }

        var (round, result) = await reader.Shown(results.Visible, chosen, null, ct);
        var trial = await trials.Of(round.Id, query.SchemeId, result.Decided(), ct);
        return new(tried, rounds, new(
            round.Id, round.Name, names[round.SchemeId!.Value], Grades(trial), [.. trial.Units.Select(Row).OrderBy(row => row.Move)],
            [.. trial.Items.Where(item => item.Kind != TrialItemKind.Judged || item.Unjudged > 0)], trial.ExtrasGone));
    }

    // A grade of which only one of the two knows is had by nobody under the other.
    private static List<TrialOfScheme.GradeMove> Grades(Trial trial)
    {
        var (then, now) = (Count(trial.Before), Count(trial.After));
        return [.. now.Keys.Union(then.Keys).Select(grade => new TrialOfScheme.GradeMove(grade, then.GetValueOrDefault(grade), now.GetValueOrDefault(grade)))];
    }

    private static Dictionary<string, int> Count(RoundOutcome outcome) => outcome.Whole.Grades.ToDictionary(one => one.Grade, one => one.Units);

    private static TrialOfScheme.Row Row(TrialUnit unit) => new(unit.Before.UnitId, unit.Before.Code, unit.Before.Name, unit.Before.Category, Side(unit.Before), Side(unit.After));

    private static TrialOfScheme.Side Side(UnitOutcome unit) => new(unit.Score, unit.Grade, unit.RankInCategory);
}
