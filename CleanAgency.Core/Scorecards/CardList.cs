using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>The cards of a round that the person may see, and how far each is. Never what they come to: until the commitment nobody reads that side by side.</summary>
/// <param name="RoundId">Null: the round that runs today.</param>
[Needs(Permission.SeeCards)]
public sealed record CardList(Guid? RoundId = null) : Query<CardList.Answer?>, IAmong<Scorecard>
{
    /// <param name="Scores">The reader taps: his own cards are offered to be taken along.</param>
    public sealed record Answer(Guid RoundId, string Round, DateOnly Today, bool Scores, IReadOnlyList<Choice> Rounds, IReadOnlyList<Row> Rows);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Scored">How many of the items that apply have points.</param>
    /// <param name="NotApplicable">Answered so, or ruled out by what is known about the unit.</param>
    /// <param name="Own">The reader sits in the group that scores it.</param>
    public sealed record Row(
        Guid Id, Guid UnitId, string Code, string Unit, string Category, string Address, int Group, string GroupName, bool Second, CardState State,
        int Items, int Scored, int NotApplicable, int Contradicted, DateTime? TouchedAt, VisitSlot? Visit, bool Own)
    {
        /// <summary>What is to be answered.</summary>
        public int Applicable => Items - NotApplicable;

        public bool Started => State is not (CardState.NotStarted or CardState.SelfScored);
    }
}

internal sealed class CardListHandler(Rows<Scorecard> rows, IAppDb db, SchemeShelf shelf, Actor actor, Clock clock) : IRequestHandler<CardList, CardList.Answer?>
{
    public async Task<CardList.Answer?> Handle(CardList query, CancellationToken ct)
    {
        var visible = rows.Visible.AsNoTracking();
        var rounds = await db.Set<Round>().AsNoTracking().Where(r => visible.Any(c => c.RoundId == r.Id)).CurrentFirst(clock.Today).ToListAsync(ct);
        if (rounds.FirstOrDefault(r => query.RoundId is null || r.Id == query.RoundId) is not { } round)
        {
            return query.RoundId is null ? null : throw new RuleBroken("Common.Gone");
        }

        return new(round.Id, round.Name, clock.Today, actor.Has(Permission.Score), [.. rounds.Select(r => new CardList.Choice(r.Id, r.Name))], await Rows(visible.Where(c => c.RoundId == round.Id), round, ct));
    }

    private async Task<List<CardList.Row>> Rows(IQueryable<Scorecard> cards, Round round, CancellationToken ct)
    {
        var items = (await shelf.Of(db, round.SchemeId!.Value, ct)).Items.Values.ToList();
        var found = await (
            from card in cards
            join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id
            join scope in db.Set<RoundUnit>() on new { card.RoundId, card.UnitId } equals new { scope.RoundId, scope.UnitId }
            join grp in db.Set<SupervisionGroup>() on card.GroupId equals grp.Id
            orderby grp.Number, card.Second, unit.Sequence
            select new
            {
                Card = card,
                Unit = unit,
                scope.Category,
                grp.Number,
                Own = grp.Members.Any(m => m.PersonId == actor.Id && m.Until == null),
                Group = grp.Name,
                Visit = db.Set<Visit>().Where(v => v.RoundId == card.RoundId && v.UnitId == card.UnitId && v.ToldAt != null).Select(v => new { v.Date, v.Half }).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(ct);
        var known = await db.CircumstancesOf(round.Id, [.. found.Select(one => one.Unit).DistinctBy(unit => unit.Id)], ct);
        var scores = (await db.Set<ItemScore>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId)).Select(s => new { s.CardId, s.ItemId, s.State, s.TouchedAt }).ToListAsync(ct)).ToLookup(s => s.CardId);
        var selfs = (await db.HandedIn(round.Id).Select(s => s.UnitId).ToListAsync(ct)).ToHashSet();
        return [.. from one in found
                   let own = scores[one.Card.Id].ToList()
                   let touched = own.Select(s => s.ItemId).ToHashSet()
                   let ruledOut = items.Count(item => !touched.Contains(item.Id) && item.Applies.Judge(known[one.Unit.Id]).Applies == Applies.No)
                   select new CardList.Row(
                       one.Card.Id, one.Unit.Id, one.Unit.Code, one.Unit.Name, one.Category, one.Unit.Address, one.Number, one.Group, one.Card.Second, one.Card.StateWhen(own.Count > 0, selfs.Contains(one.Card.UnitId)),
                       items.Count, own.Count(s => s.State == ItemState.Scored), ruledOut + own.Count(s => s.State == ItemState.NotApplicable), own.Count(s => s.State == ItemState.Contradicted),
                       own.Count == 0 ? null : own.Max(s => s.TouchedAt), one.Visit is { } visit ? new(visit.Date, visit.Half) : null, one.Own)];
    }
}
