using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Each card on its way from the visit to its lock, and who has the next step.</summary>
internal sealed class CardWatch(IAppDb db, Recipients recipients, WorkCalendar calendar, Clock clock) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardNotStarted, NoticeKind.CardToScore, NoticeKind.CardToSign, NoticeKind.CardToSend, NoticeKind.CardToConfirm, NoticeKind.CardConfirmedOnTablet, NoticeKind.CardUnderReview];

    public IReadOnlyList<Type> Signs => [typeof(Scorecard), typeof(Signature), typeof(UnitConfirmation), typeof(Objection), typeof(Visit), .. Recipients.SignsOfGroups];

    public (Type Row, NoticeKind Kind)? Often => (typeof(ItemScore), NoticeKind.CardNotStarted);

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var today = clock.Today;
        var cards = db.Set<Scorecard>().AsNoTracking().Where(c => c.Stage != CardStage.Locked && c.Stage != CardStage.SetAside);
        var found = await (
            from card in cards
            join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id
            from visit in db.Set<Visit>().Where(v => v.RoundId == card.RoundId && v.UnitId == card.UnitId && v.ToldAt != null).DefaultIfEmpty()
            where card.Stage != CardStage.Open || visit!.Date < today
            orderby card.Id
            select new Found(card, unit.Name, visit == null ? null : visit.Date, db.Set<ItemScore>().Any(s => s.CardId == card.Id))).ToListAsync(ct);
        var rounds = found.Select(f => f.Card.RoundId).ToHashSet();
        var policies = (await db.Set<Round>().AsNoTracking().Where(r => rounds.Contains(r.Id)).ToListAsync(ct)).ToDictionary(r => r.Id, r => r.Policy ?? RoundPolicy.Usual);
        var signed = (await db.Set<Signature>().AsNoTracking().Where(s => s.FallenAt == null && cards.Any(c => c.Id == s.CardId && c.Stage == CardStage.Deliberating)).Select(s => new { s.CardId, s.PersonId }).ToListAsync(ct)).ToLookup(s => s.CardId, s => s.PersonId);
        var onTablet = (await db.Set<UnitConfirmation>().AsNoTracking().Where(u => u.HeldBy != null && cards.Any(c => c.Id == u.CardId)).ToListAsync(ct)).ToLookup(u => u.CardId);
        var contested = (await db.Set<Objection>().Where(o => o.Outcome == null && cards.Any(c => c.Id == o.CardId)).Select(o => o.CardId).ToListAsync(ct)).ToLookup(id => id);
        var (liaisons, heads) = (await recipients.OfUnits(Permission.ConfirmCards, ct), await recipients.HeadsOfUnits(ct));
        List<OpenThing> things = [];
        foreach (var one in found)
        {
            var (card, policy) = (one.Card, policies[one.Card.RoundId]);
            var (group, leader) = await recipients.ScorersOf(card.GroupId, card.UnitId, ct);
            var sign = one.Visit is { } visited ? new Workdays(policy.Reminders.SignWithin).From(visited, calendar) : null;
            var address = $"scorecards/{card.Id}";
            OpenThing Of(NoticeKind kind, Trouble trouble, IReadOnlyCollection<Guid> people, params object[] words) =>
                new(kind, card.Id, trouble, people, address) { Leaders = leader, Policy = policy.Reminders, Words = [one.Unit, .. words] };

            switch (card.Stage)
            {
                case CardStage.Open when !one.Started:
                    things.Add(Of(NoticeKind.CardNotStarted, Trouble.Warn, group, one.Visit!) with { Deadline = new(one.Visit!.Value, false) });
                    break;
                case CardStage.Open:
                    things.Add(Of(NoticeKind.CardToScore, Trouble.Run, group, one.Visit!) with { Deadline = sign });
                    break;
                case CardStage.Deliberating:
                    things.Add(Of(NoticeKind.CardToSign, Trouble.Run, [.. group.Except(signed[card.Id])]) with { Deadline = sign });
                    break;
                case CardStage.Signed:
                    things.Add(Of(NoticeKind.CardToSend, Trouble.Run, leader) with { Deadline = sign });
                    break;
                case CardStage.AwaitingUnit:
                    var objection = new Workdays(policy.Objection.WorkingDays).From(Clock.DateOf(card.SentAt!.Value), calendar);
                    things.Add(onTablet[card.Id].FirstOrDefault(u => u.At >= card.SentAt) is { } on
                        ? Of(NoticeKind.CardConfirmedOnTablet, Trouble.News, [.. liaisons[card.UnitId]], on.Name, on.HeldBy!) with { Since = card.SentAt, Deadline = objection }
                        : ToUnit(Of(NoticeKind.CardToConfirm, Trouble.Run, [.. liaisons[card.UnitId]]), [.. heads[card.UnitId]]) with { Since = card.SentAt, Deadline = objection });
                    break;
                case CardStage.UnderReview when contested.Contains(card.Id):
                    things.Add(Of(NoticeKind.CardUnderReview, Trouble.Warn, await Reviewers(card, leader, ct)) with { Deadline = new Workdays(policy.Objection.ReviewWorkingDays).From(Clock.DateOf(card.StageAt!.Value), calendar) });
                    break;
            }
        }

        return things;
    }

    // 主要负责人 hears it when the liaison does not act. Where nobody but him answers for the unit, or he has no account, the leader who sent the card does.
    private static OpenThing ToUnit(OpenThing thing, IReadOnlyList<Guid> heads) =>
        thing.For.Except(heads).ToList() is { Count: > 0 } others && heads.Count > 0 ? thing with { For = others, Leaders = heads } : thing;

    // Where nobody who leads the group may, the office answers.
    private async Task<IReadOnlyList<Guid>> Reviewers(Scorecard card, IReadOnlyList<Guid> leader, CancellationToken ct)
    {
        var (deciders, scorers) = (await recipients.With(Permission.DecideObjections, ct), await recipients.With(Permission.Score, ct));
        var office = deciders.Except(scorers).ToList();
        var own = await recipients.UnitsOf([.. leader, .. office], ct);
        bool Free(Guid person) => !own[person].Contains(card.UnitId);
        return leader.Where(Free).ToList() is { Count: > 0 } led ? led : [.. office.Where(Free)];
    }

    private sealed record Found(Scorecard Card, string Unit, DateOnly? Visit, bool Started);
}
