using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Reports;

/// <summary>Reads what was lost and what was found in a whole round, in the same few queries however many units there are.</summary>
internal sealed class LostReader(IAppDb db, SchemeShelf shelf)
{
    /// <summary>What the cards say about each of their items, by unit, group and item; an item that was touched after its card was opened again says nothing about this version.</summary>
    public async Task<IReadOnlyDictionary<(Guid Unit, string Group, string Item), LostReason>> Reasons(Round round, RoundResult result, IQueryable<Scorecard> visible, CancellationToken ct)
    {
        var opened = result.OpenedCards();
        var items = await Items(round, ct);
        var cards = await Cards(round, visible, ct);
        var ids = visible.Where(card => card.RoundId == round.Id && card.Stage != CardStage.SetAside).Select(card => card.Id);
        var entries = (await db.Set<Occurrence>().AsNoTracking().Where(entry => ids.Contains(entry.CardId) && entry.WithdrawnAt == null).OrderBy(entry => entry.Number).Select(entry => new { entry.CardId, entry.ItemId, entry.Count, entry.Fact }).ToListAsync(ct))
            .ToLookup(entry => (entry.CardId, entry.ItemId));
        var files = (await db.Set<AttachedFile>().Where(file => ids.Contains(file.CardId) && file.WithdrawnAt == null && file.Original == null).GroupBy(file => new { file.CardId, file.ItemId }).Select(file => new { file.Key, Count = file.Count() }).ToListAsync(ct))
            .ToDictionary(file => (file.Key.CardId, (Guid?)file.Key.ItemId), file => file.Count);
        var scores = (await db.Set<ItemScore>().AsNoTracking().Where(score => ids.Contains(score.CardId) && score.State == ItemState.Scored).Select(score => new { score.CardId, score.ItemId, score.Points, score.StoredWhy, score.TouchedAt }).ToListAsync(ct)).ToLookup(score => score.CardId);
        return (
            from card in cards
            from score in scores[card.Id]
            let item = items[score.ItemId]
            where score.Points < item.Max && !(opened.Contains(card.Id) && score.TouchedAt > result.CommittedAt)
            select (Key: (card.UnitId, card.Group, item.Code), Reason: new LostReason(
                score.Points!.Value, Taking(score.StoredWhy), string.Join('\n', entries[(card.Id, score.ItemId)].Select(entry => entry.Count > 1 ? $"{entry.Fact} ×{entry.Count}" : entry.Fact)), files.GetValueOrDefault((card.Id, score.ItemId)))))
            .ToDictionary(one => one.Key, one => one.Reason);
    }

    public async Task<(DateTime AsOf, IReadOnlyList<FoundLine> Lines)> Found(Round round, IQueryable<Scorecard> visible, CancellationToken ct)
    {
        var items = await Items(round, ct);
        var cards = (await Cards(round, visible, ct)).ToDictionary(card => card.Id);
        var ids = visible.Where(card => card.RoundId == round.Id && card.Stage != CardStage.SetAside).Select(card => card.Id);
        var found = await db.Set<Finding>().AsNoTracking().Where(finding => ids.Contains(finding.CardId)).ToListAsync(ct);
        // A finding that was withdrawn is gone from the list, and its withdrawal is a change of it.
        var asOf = found.Select(finding => finding.WithdrawnAt ?? finding.At).Append(round.AnnouncedAt ?? DateTime.MinValue).Max();
        return (asOf,
        [
            .. from finding in found
               where finding.WithdrawnAt is null
               let card = cards[finding.CardId]
               let item = items[finding.ItemId]
               orderby card.Sequence, card.Second, item.Place, finding.At, finding.Id
               select new FoundLine(
                   card.Code, card.Unit, card.Category, card.Group, item.Code, item.Name, Written.InOffice($"Scorecards.FindingSeverity.{finding.Severity}"), finding.Fact, finding.Clause, finding.Requirement, finding.ByName,
                   DateOnly.FromDateTime(Clock.InShanghai(finding.At))),
        ]);
    }

    // Only the lines that took something: the rest of the explanation stands on the card.
    private static Explanation Taking(string stored)
    {
        var why = ExplanationJson.Read(stored);
        var taking = Explanation.Of(why.Lines.Where(line => line.Points < Points.Zero));
        return taking.Lines.Count > 0 ? taking : why;
    }

    private async Task<Dictionary<Guid, (string Code, string Name, Points Max, int Place)>> Items(Round round, CancellationToken ct)
    {
        var scheme = (await shelf.Of(db, round.SchemeId ?? throw new RuleBroken("Rounds.NoScheme"), ct)).Scheme;
        return scheme.Areas.SelectMany(area => scheme.In(area.Id)).Select((item, place) => (item, place)).ToDictionary(one => one.item.Id, one => (one.item.Code, one.item.Name, one.item.Max, one.place));
    }

    private async Task<IReadOnlyList<Card>> Cards(Round round, IQueryable<Scorecard> visible, CancellationToken ct) => await (
        from card in visible
        where card.RoundId == round.Id && card.Stage != CardStage.SetAside
        join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id
        join scope in db.Set<RoundUnit>() on new { card.RoundId, card.UnitId } equals new { scope.RoundId, scope.UnitId }
        join team in db.Set<SupervisionGroup>() on card.GroupId equals team.Id
        orderby unit.Sequence, card.Second
        select new Card(card.Id, unit.Id, unit.Code, unit.Name, scope.Category, team.Name, unit.Sequence, card.Second)).ToListAsync(ct);

    private sealed record Card(Guid Id, Guid UnitId, string Code, string Unit, string Category, string Group, int Sequence, bool Second);
}
