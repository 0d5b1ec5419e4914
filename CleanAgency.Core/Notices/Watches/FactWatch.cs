using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>The facts of the current round: what units dispute, and what they have not answered.</summary>
internal sealed class FactWatch(IAppDb db, Recipients recipients, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.FactsDisputed, NoticeKind.FactsToConfirm];

    public IReadOnlyList<Type> Signs => [typeof(UnitFact), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        if (await db.CurrentRoundOrNone(clock.Today, ct) is not { } round)
        {
            return [];
        }

        var facts = await db.Set<UnitFact>().Where(f => f.RoundId == round.Id && (f.Stand == FactStand.Disputed || f.Stand == FactStand.Open))
            .GroupBy(f => new { f.UnitId, f.Stand }).Select(g => new { g.Key.UnitId, g.Key.Stand, Count = g.Count() }).ToListAsync(ct);
        var disputed = facts.Where(f => f.Stand == FactStand.Disputed).Sum(f => f.Count);
        var liaisons = await recipients.OfUnits(Permission.AnswerFacts, ct);
        return
        [
            .. disputed > 0 ? [new OpenThing(NoticeKind.FactsDisputed, round.Id, Trouble.Warn, await recipients.With(Permission.EditFacts, ct), "facts?stand=Disputed") { Count = disputed }] : Array.Empty<OpenThing>(),
            .. facts.Where(f => f.Stand == FactStand.Open).Select(f => new OpenThing(NoticeKind.FactsToConfirm, f.UnitId, Trouble.Run, [.. liaisons[f.UnitId]], $"facts/{f.UnitId}") { Count = f.Count }),
        ];
    }
}
