using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Forms of the current round in which units say how they see themselves. Once the day has passed nothing is missing: scoring does not wait for it.</summary>
internal sealed class SelfScoreWatch(IAppDb db, Recipients recipients, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.SelfScoreDue];

    public IReadOnlyList<Type> Signs => [typeof(SelfScore), typeof(Visit), typeof(Signature), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        if (await db.CurrentRoundOrNone(clock.Today, ct) is not { } round)
        {
            return [];
        }

        var signed = db.SignedOnce();
        var open = await (
            from self in db.Set<SelfScore>()
            where self.RoundId == round.Id && self.SubmittedAt == null && !signed.Any(card => card.RoundId == self.RoundId && card.UnitId == self.UnitId)
            from visit in db.Set<Visit>().Where(v => v.RoundId == self.RoundId && v.UnitId == self.UnitId && v.ToldAt != null).DefaultIfEmpty()
            select new { self.Id, self.UnitId, Visit = visit == null ? (DateOnly?)null : visit.Date }).ToListAsync(ct);
        var liaisons = await recipients.OfUnits(Permission.SelfScore, ct);
        return [.. open.Select(self => (self, Last: self.Visit ?? round.To)).Where(o => o.Last >= clock.Today)
            .Select(o => new OpenThing(NoticeKind.SelfScoreDue, o.self.Id, Trouble.Run, [.. liaisons[o.self.UnitId]], "scorecards/self") { Deadline = new(o.Last, false), Words = [o.Last] })];
    }
}
