using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Scorecards;

/// <summary>A self-score with all that its form needs.</summary>
/// <param name="Last">The last day on which it may be filled in: that of the visit, when the group brings its own view.</param>
/// <param name="Signed">The group has signed: what it found may be known by now, and is no more to be copied.</param>
internal sealed record OpenSelfScore(SelfScore Self, Round Round, CardScheme Scheme, IReadOnlyList<OpenSelfScore.AskedItem> Asked, IReadOnlyList<UnitFact> Facts, DateOnly Last, bool Signed)
{
    /// <param name="Foreseen">What the rule makes of the unit's facts, no more than a unit may type.</param>
    internal sealed record AskedItem(CardItem Item, Points? Foreseen);
}

internal sealed class SelfScoreDesk(IAppDb db, SchemeShelf shelf)
{
    public async Task<OpenSelfScore> OpenToWrite(Guid id, CancellationToken ct) =>
        await Open(id, ct) is { Signed: false } form ? form : throw new RuleBroken("Scorecards.SelfSigned");

    public async Task<OpenSelfScore> Open(Guid id, CancellationToken ct)
    {
        var self = await db.Set<SelfScore>().Include(s => s.Lines).FindOrRefuse(id, ct);
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(self.RoundId, ct);
        var scheme = await shelf.Of(db, round.SchemeId!.Value, ct);
        var facts = await db.FactsOf(round.Id, self.UnitId, ct);
        var unit = (await db.Set<SupervisedUnit>().AsNoTracking().FindOrRefuse(self.UnitId, ct)).In(facts);
        return new(self, round, scheme, [.. scheme.Scheme.Indicators.Select(item => scheme.Item(item.Id)).Where(item => item.Applies.Judge(unit).Applies != Applies.No).Select(item => new OpenSelfScore.AskedItem(item, Foreseen(item, unit)))], facts, await Last(self, round, ct), await db.SignedOnce().AnyAsync(card => card.RoundId == round.Id && card.UnitId == self.UnitId, ct));
    }

    /// <summary>The day of the visit that the unit was told; without one, the end of the round.</summary>
    private async Task<DateOnly> Last(SelfScore self, Round round, CancellationToken ct) =>
        await db.Set<Visit>().Where(v => v.RoundId == self.RoundId && v.UnitId == self.UnitId && v.ToldAt != null).Select(v => (DateOnly?)v.Date).FirstOrDefaultAsync(ct) ?? round.To;

    // As if somebody had said that the facts are right.
    private static Points? Foreseen(CardItem item, UnitCircumstances unit) =>
        item.Facts.Any(unit.Facts.ContainsKey) && new ItemAnswers(item.Rule, Applies.Yes, unit.Facts, [new(AnswerField.Checked, AnswerField.Yes)], []).Judge().Points is { } points ? SelfScoreLine.InTenths(points) : null;
}
