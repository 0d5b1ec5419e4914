using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>What was proposed beside the points in a round, on the cards that the person sees: first what waits for the decision.</summary>
/// <param name="RoundId">Null: the round that runs today.</param>
[Needs(Permission.SeeCards)]
public sealed record ExtraList(Guid? RoundId = null) : Query<ExtraList.Answer?>, IAmong<Scorecard>
{
    /// <param name="Decides">The reader is who decides.</param>
    /// <param name="Items">Which items a negative rule can be about.</param>
    public sealed record Answer(Guid RoundId, string Round, bool Decides, IReadOnlyList<Item> Items, IReadOnlyList<Row> Rows);

    public sealed record Item(string Code, string Name);

    /// <param name="Points">What it would count by itself, before the caps; none for a veto.</param>
    public sealed record Row(
        Guid Id, Guid CardId, string Unit, string GroupName, ExtraKind Kind, string Rule, bool ZeroesRelated, Points? Points, int Count, string Fact, string Basis, string ByName, DateTime At,
        ExtraState State, string? Decision, string Zeroes, string? DecidedBy, DateTime? DecidedAt, bool Closed);
}

internal sealed class ExtraListHandler(Rows<Scorecard> rows, IAppDb db, SchemeShelf shelf, Actor actor, Clock clock) : IRequestHandler<ExtraList, ExtraList.Answer?>
{
    public async Task<ExtraList.Answer?> Handle(ExtraList query, CancellationToken ct)
    {
        var visible = rows.Visible.AsNoTracking();
        if (await db.Set<Round>().AsNoTracking().Where(r => (query.RoundId == null || r.Id == query.RoundId) && visible.Any(c => c.RoundId == r.Id)).CurrentFirst(clock.Today).FirstOrDefaultAsync(ct) is not { } round)
        {
            return null;
        }

        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        var found = await (
            from extra in db.Set<ExtraProposal>().AsNoTracking()
            where extra.WithdrawnAt == null
            join card in visible on extra.CardId equals card.Id
            where card.RoundId == round.Id
            join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id
            join grp in db.Set<SupervisionGroup>() on card.GroupId equals grp.Id
            orderby extra.State, extra.DecidedAt descending, extra.At
            select new { Extra = extra, Unit = unit.Name, Group = grp.Name, card.Stage }).ToListAsync(ct);
        return new(
            round.Id, round.Name, actor.Has(Permission.DecideExtras), [.. scheme.Scheme.Indicators.Select(item => new ExtraList.Item(item.Code, item.Name))],
            [.. found.Select(one => Row(one.Extra, scheme.Extra(one.Extra.RuleId), one.Unit, one.Group, one.Stage is CardStage.Locked or CardStage.SetAside))]);
    }

    private static ExtraList.Row Row(ExtraProposal extra, ExtraRule rule, string unit, string group, bool closed) => new(
        extra.Id, extra.CardId, unit, group, extra.Kind, rule.Caption, rule.ZeroesRelated, extra.Kind == ExtraKind.Veto ? null : extra.Kind == ExtraKind.Bonus ? rule.Each : -(rule.Each * extra.Count),
        extra.Count, extra.Fact, extra.Basis, extra.ByName, extra.At, extra.State, extra.Decision, extra.Zeroes, extra.DecidedBy, extra.DecidedAt, closed);
}
