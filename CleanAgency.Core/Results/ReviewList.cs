using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using MediatR;

namespace CleanAgency.Core.Results;

/// <summary>复核清单: whose grade hangs by a thread, and what else makes people look again before they decide.</summary>
[Needs(Permission.SeeEveryResult)]
public sealed record ReviewList(Guid RoundId) : Query<ReviewList.Answer>, IAmong<RoundResult>
{
    /// <param name="Past">It is frozen, and since then cards, facts or units have changed: what would sway a grade can not be tried again.</param>
    public sealed record Answer(string Round, int Version, ResultStage Stage, bool Past, IReadOnlyList<string> Grades, IReadOnlyList<Row> Swayed, IReadOnlyList<Row> Flagged);

    /// <param name="Sways">What would change its grade, and to which.</param>
    public sealed record Row(Guid UnitId, string Code, string Unit, string Category, Points? Score, string? Grade, IReadOnlyList<Sway> Sways, IReadOnlyList<string> Flags);
}

internal sealed class ReviewListHandler(Rows<RoundResult> results, ResultReader reader, OutcomeDesk outcomes, VersionMarks marks) : IRequestHandler<ReviewList, ReviewList.Answer>
{
    public async Task<ReviewList.Answer> Handle(ReviewList query, CancellationToken ct)
    {
        var (round, result) = await reader.Shown(results.Visible, query.RoundId, null, ct);
        var outcome = await outcomes.Of(round, result, ct);
        var scaled = result.IsFrozen ? await marks.Of(round, result, ct) : outcome.Figures;
        IReadOnlyList<string> grades = [.. round.Policy!.Grades.Select(cut => cut.Grade)];
        if (scaled is null || (result.IsFrozen && OutcomeDesk.Fingerprint(OutcomeDesk.Lines(outcome)) != result.Frozen))
        {
            return new(round.Name, result.Number, result.Stage, true, grades, [], []);
        }

        var swayed = Sensitivity.Of(outcome, RoundScale.Of(scaled).Items.Proposals).Units;
        return new(
            round.Name, result.Number, result.Stage, false, grades, [.. swayed.Select(one => Row(one.Unit, one.Sways))],
            [.. outcome.Units.Where(unit => unit.Flags.Count > 0).Select(unit => Row(unit, []))]);
    }

    private static ReviewList.Row Row(UnitOutcome unit, IReadOnlyList<Sway> sways) =>
        new(unit.UnitId, unit.Code, unit.Name, unit.Category, unit.Score, unit.Grade, sways, [.. unit.Flags.Select(flag => flag.Why.ToString())]);
}
