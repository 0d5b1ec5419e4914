using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>How one unit comes to its result, step by step, each item leading to the card on which it was scored.</summary>
[Needs(Permission.SeeResults)]
public sealed record UnitResult(Guid RoundId, Guid UnitId, int? Version = null) : Query<UnitResult.Answer>, IAmong<ResultLine>
{
    /// <param name="Ranks">Whether the reader may know them.</param>
    /// <param name="Decisions">What was decided that concerns this unit, the newest first; that of the result as a whole too.</param>
    /// <param name="Latest">Only this version is worked on.</param>
    /// <param name="Deciding">It waits for the leaders' decisions.</param>
    /// <param name="OwnUnit">The reader belongs to it and decides nothing about it.</param>
    public sealed record Answer(
        string Round, int Version, ResultStage Stage, LineContent Line, bool Ranks, IReadOnlyList<Step> Steps, IReadOnlyList<ResultBoard.Decision> Decisions, IReadOnlyList<string> Flags,
        IReadOnlyList<string> Grades, bool Latest, bool Deciding, bool OwnUnit);

    /// <param name="Card">Where it was scored, and the item there, if it is one.</param>
    public sealed record Step(ExplanationLine Line, Guid? Card, Guid? Item)
    {
        public bool Begins => Line.Code == "Results.Why.Card";
    }
}

internal sealed class UnitResultHandler(Rows<ResultLine> lines, Rows<RoundResult> results, Rows<Scorecard> cards, ResultReader reader, ResultDesk desk, SchemeShelf shelf, IAppDb db, Actor actor)
    : IRequestHandler<UnitResult, UnitResult.Answer>
{
    public async Task<UnitResult.Answer> Handle(UnitResult query, CancellationToken ct)
    {
        var (round, result) = await reader.Shown(results.Visible, query.RoundId, query.Version, ct);
        var (outcome, all) = await reader.Lines(round, result, lines.Visible.Where(l => l.UnitId == query.UnitId), ct);
        var line = all.SingleOrDefault(l => l.UnitId == query.UnitId) ?? throw new RuleBroken("Common.Gone");
        var (every, ranks) = (actor.Has(Permission.SeeEveryResult), actor.Has(Permission.SeeEveryResult) || result.ShownRank != PublishedRank.None);
        var own = await db.CardsOf(result.Id, query.UnitId).ToListAsync(ct);
        var open = await cards.Visible.Where(c => c.RoundId == round.Id && c.UnitId == query.UnitId).Select(c => c.Id).ToListAsync(ct);
        var told = own.Where(card => !card.Second || round.Policy!.Anchor.Count != AnchorCount.FirstGroup).Select(card => open.Contains(card.Id) ? card.Id : (Guid?)null).ToList();
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        return new(
            round.Name, result.Number, result.Stage, ranks ? line : line with { RankInCategory = null, RankOverall = null }, ranks,
            [.. Steps(line, told, scheme.Scheme).Where(step => ranks || !step.Line.Code.StartsWith("Results.Why.Rank", StringComparison.Ordinal))],
            every ? await reader.Told(result.Decisions.Where(d => Concerns(d, line, own)), ct) : [],
            every ? [.. outcome?.Units.Single(u => u.UnitId == query.UnitId).Flags.Select(flag => flag.Why.ToString()) ?? []] : [],
            [.. round.Policy!.Grades.Select(cut => cut.Grade)], !await db.Set<RoundResult>().AnyAsync(r => r.RoundId == round.Id && r.Number > result.Number, ct), result is { Stage: ResultStage.Calibrated, Corrected: false }, await desk.OwnUnit([query.UnitId], ct) is not null);
    }

    // What is decided of the result as a whole, of its category's equals, of itself, its cards and the groups that scored it.
    private static bool Concerns(ResultDecision decision, LineContent line, IReadOnlyList<VersionCard> cards) =>
        decision.AboutId is not { } id ? decision.About.Length == 0 || decision.About == line.Category : id == line.UnitId || cards.Any(card => id == card.Id || id == card.GroupId);

    // The lines of a card follow the line that names it, in the order of the cards that the version has committed to; one that the reader may not open has no way to it.
    private static IEnumerable<UnitResult.Step> Steps(LineContent line, List<Guid?> cards, Scheme scheme)
    {
        var items = scheme.Indicators.ToDictionary(item => item.Code, item => item.Id);
        var card = -1;
        foreach (var one in line.Why.Lines)
        {
            card += one.Code == "Results.Why.Card" ? 1 : 0;
            var of = one.Code.StartsWith("Results.Why.Item", StringComparison.Ordinal) || one.Code == "Results.Why.Card" ? cards.ElementAtOrDefault(card) : null;
            yield return new(one, of, one.Code.StartsWith("Results.Why.Item", StringComparison.Ordinal) ? items.GetValueOrDefault((string)one.Arguments[0]) : null);
        }
    }
}
