using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Each card in the hands of its group, from the visit until it is sent and whenever it has come back, and who has the next step.</summary>
internal sealed class CardWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardNotStarted, NoticeKind.CardToScore, NoticeKind.CardSentBack, NoticeKind.CardToSign, NoticeKind.CardToSignAgain, NoticeKind.CardToSend];

    public IReadOnlyList<Type> Signs => [typeof(Scorecard), typeof(Signature), typeof(Visit), .. Recipients.SignsOfGroups];

    public (Type Row, NoticeKind Kind)? Often => (typeof(ItemScore), NoticeKind.CardNotStarted);

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var today = clock.Today;
        var cards = db.Set<Scorecard>().AsNoTracking().Where(c => c.Stage == CardStage.Open || c.Stage == CardStage.Deliberating || c.Stage == CardStage.Signed);
        var found = await (
            from card in cards
            join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id
            from visit in db.Set<Visit>().Where(v => v.RoundId == card.RoundId && v.UnitId == card.UnitId && v.ToldAt != null).DefaultIfEmpty()
            where card.StageAt != null || visit!.Date < today
            orderby card.Id
            select new Found(card, unit.Name, visit == null ? null : visit.Date, db.Set<ItemScore>().Any(s => s.CardId == card.Id))).ToListAsync(ct);
        var rounds = found.Select(f => f.Card.RoundId).ToHashSet();
        var policies = (await db.Set<Round>().AsNoTracking().Where(r => rounds.Contains(r.Id)).ToListAsync(ct)).ToDictionary(r => r.Id, r => (r.Policy ?? RoundPolicy.Usual).Reminders);
        var signatures = (await db.Set<Signature>().AsNoTracking().Where(s => cards.Any(c => c.Id == s.CardId && c.Stage == CardStage.Deliberating)).ToListAsync(ct)).ToLookup(s => s.CardId);
        var backs = await CardBack.Last(db, [.. found.Where(f => f.Card.StageAt is not null).Select(f => f.Card.Id)], ct);
        List<OpenThing> things = [];
        foreach (var one in found)
        {
            var (policy, crew) = (policies[one.Card.RoundId], await recipients.ScorersOf(one.Card.GroupId, one.Card.UnitId, ct));
            things.AddRange(Of(one, backs.GetValueOrDefault(one.Card.Id), crew, [.. signatures[one.Card.Id]], policy));
        }

        return things;
    }

    private IEnumerable<OpenThing> Of(Found one, CardBack? last, Recipients.Scorers crew, IReadOnlyList<Signature> signatures, ReminderPolicy policy)
    {
        var (card, sign) = (one.Card, SignBy(one, last, policy));
        // It has gone on since.
        var back = last?.At >= card.StageAt ? last : null;
        OpenThing Of(NoticeKind kind, Trouble trouble, IReadOnlyCollection<Guid> people, params object[] words) =>
            new(kind, card.Id, trouble, people, $"scorecards/{card.Id}") { Deadline = sign, Leaders = crew.Leader, Policy = policy, Words = [one.Unit, .. words] };

        return card.Stage switch
        {
            CardStage.Open when back is not null => [Of(NoticeKind.CardSentBack, Trouble.Warn, crew.All, back.By, back.Because) with { Since = back.At, News = Moment(back.At) }],
            CardStage.Open when !(one.Visit < clock.Today) => [],
            CardStage.Open when !one.Started => [Of(NoticeKind.CardNotStarted, Trouble.Warn, crew.All, one.Visit) with { Deadline = new(one.Visit.Value, false) }],
            CardStage.Open => [Of(NoticeKind.CardToScore, Trouble.Run, crew.All, one.Visit)],
            CardStage.Deliberating => ToSign(card, back, crew.All, signatures, Of),
            _ => [Of(NoticeKind.CardToSend, Trouble.Run, crew.Leader) with { News = Moment(card.SignedAt!.Value) }],
        };
    }

    // Whoever has signed in vain reads why; the others are asked as they were the first time.
    private static IEnumerable<OpenThing> ToSign(Scorecard card, CardBack? back, IReadOnlyList<Guid> crew, IReadOnlyList<Signature> signatures, Asked of)
    {
        var open = crew.Except(signatures.Where(s => s.FallenAt is null).Select(s => s.PersonId)).ToList();
        var fallen = signatures.Where(s => s.FallenAt >= card.StageAt && open.Contains(s.PersonId)).ToList();
        if (back is { ToTheTable: true })
        {
            return [of(NoticeKind.CardToSignAgain, Trouble.Warn, open, new TextCode("Notices.Reopened", back.By, back.Because)) with { Since = back.At, News = Moment(fallen.Max(s => s.FallenAt) ?? back.At) }];
        }

        var first = of(NoticeKind.CardToSign, Trouble.Run, [.. open.Except(fallen.Select(s => s.PersonId))]) with { News = Moment(card.StageAt!.Value) };
        // When it is late it is told on once.
        return fallen.Count == 0 ? [first]
            : [.. first.For.Count > 0 ? [first] : Array.Empty<OpenThing>(), Again(fallen, of) with { Policy = first.For.Count > 0 ? null : first.Policy }];
    }

    private static OpenThing Again(List<Signature> fallen, Asked of)
    {
        var last = fallen.Max(s => s.FallenAt)!.Value;
        return of(NoticeKind.CardToSignAgain, Trouble.Warn, [.. fallen.Select(s => s.PersonId).Distinct()], new TextCode("Notices.SignedInVain")) with { Since = last, News = Moment(last) };
    }

    // What the office sends back has its days once more; what the group itself takes back has not.
    private Deadline? SignBy(Found one, CardBack? last, ReminderPolicy policy)
    {
        var sent = last is { BySendBack: true } ? Clock.DateOf(last.At) : default;
        return one.Visit is null && sent == default ? null : new Workdays(policy.SignWithin).From(sent > (one.Visit ?? default) ? sent : one.Visit!.Value, calendar);
    }

    private static string Moment(DateTime at) => $"{at.Ticks}";

    private delegate OpenThing Asked(NoticeKind kind, Trouble trouble, IReadOnlyCollection<Guid> people, params object[] words);

    private sealed record Found(Scorecard Card, string Unit, DateOnly? Visit, bool Started);
}
