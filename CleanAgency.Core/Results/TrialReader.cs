using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Results;

/// <summary>Reads what a trial needs beside the figures of the round: the answers themselves, and what the units are like.</summary>
public sealed class TrialReader(IAppDb db, FiguresReader figures)
{
    public async Task<Trial> Of(Guid roundId, Guid schemeId, RoundDecisions decisions, CancellationToken ct)
    {
        var tried = await db.Set<Scheme>().AsNoTracking().Whole().FindOrRefuse(schemeId, ct);
        var before = RoundOutcome.Of(await figures.Of(roundId, ct), decisions);
        List<Guid> ids = [.. before.Units.Select(unit => unit.UnitId)];
        var units = await db.CircumstancesOf(roundId, await db.Set<SupervisedUnit>().AsNoTracking().Where(unit => ids.Contains(unit.Id)).ToListAsync(ct), ct);
        return Trial.Of(before, tried, await Answers(before.Figures, ct), units);
    }

    private async Task<Dictionary<(Guid, string), CardAnswers>> Answers(RoundFigures round, CancellationToken ct)
    {
        var cards = db.Set<Scorecard>().Where(card => card.RoundId == round.RoundId && card.Stage != CardStage.SetAside);
        var said = (await (
            from claim in db.Set<Claim>()
            where claim.EndedBy == null && claim.Value != null
            join card in cards on claim.CardId equals card.Id
            select new { claim.CardId, claim.ItemId, claim.Field, claim.Value, claim.Note }).ToListAsync(ct)).ToLookup(one => (one.CardId, one.ItemId), one => new Answer(one.Field, one.Value!, one.Note));
        var found = (await (
            from entry in db.Set<Occurrence>()
            where entry.WithdrawnAt == null
            join card in cards on entry.CardId equals card.Id
            select new { entry.CardId, entry.ItemId, entry.Code, entry.Count }).ToListAsync(ct)).ToLookup(one => (one.CardId, one.ItemId), one => new Found(one.Code, one.Count));
        return said.Select(one => one.Key).Union(found.Select(one => one.Key)).ToDictionary(key => (key.CardId, round.Scheme.Item(key.ItemId).Code), key => new CardAnswers([.. said[key]], [.. found[key]]));
    }
}
