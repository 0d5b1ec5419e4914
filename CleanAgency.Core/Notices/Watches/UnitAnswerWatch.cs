using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Each card that was sent: what waits for the unit, what it objects to and what becomes of it, until it is locked.</summary>
internal sealed class UnitAnswerWatch(IAppDb db, Recipients recipients, WorkCalendar calendar) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.CardToConfirm, NoticeKind.CardConfirmedOnTablet, NoticeKind.CardUnderReview, NoticeKind.CardReviewed];

    public IReadOnlyList<Type> Signs => [typeof(Scorecard), typeof(UnitConfirmation), typeof(Objection), .. Recipients.SignsOfGroups];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var cards = db.Set<Scorecard>().AsNoTracking().Where(c => c.Stage == CardStage.AwaitingUnit || c.Stage == CardStage.UnderReview);
        var found = await (from card in cards join unit in db.Set<SupervisedUnit>() on card.UnitId equals unit.Id orderby card.Id select new Found(card, unit.Name)).ToListAsync(ct);
        var rounds = found.Select(f => f.Card.RoundId).ToHashSet();
        var policies = (await db.Set<Round>().AsNoTracking().Where(r => rounds.Contains(r.Id)).ToListAsync(ct)).ToDictionary(r => r.Id, r => r.Policy ?? RoundPolicy.Usual);
        var onTablet = (await db.Set<UnitConfirmation>().AsNoTracking().Where(u => u.HeldBy != null && cards.Any(c => c.Id == u.CardId)).ToListAsync(ct)).ToLookup(u => u.CardId);
        var objections = (await db.Set<Objection>().AsNoTracking().Where(o => cards.Any(c => c.Id == o.CardId)).ToListAsync(ct)).ToLookup(o => o.CardId);
        var (liaisons, heads) = (await recipients.OfUnits(Permission.ConfirmCards, ct), await recipients.HeadsOfUnits(ct));
        List<OpenThing> things = [];
        foreach (var one in found)
        {
            var (card, policy, leader) = (one.Card, policies[one.Card.RoundId], (await recipients.ScorersOf(one.Card.GroupId, one.Card.UnitId, ct)).Leader);
            var until = new Workdays(policy.Objection.WorkingDays).From(Clock.DateOf(card.SentAt!.Value), calendar);
            OpenThing Of(NoticeKind kind, Trouble trouble, IReadOnlyCollection<Guid> people, DateTime happened, params object[] words) =>
                new(kind, card.Id, trouble, people, $"scorecards/{card.Id}") { Deadline = until, Leaders = leader, Policy = policy.Reminders, Since = happened, News = $"{happened.Ticks}", Words = [one.Unit, .. words] };

            var contested = objections[card.Id].Where(o => o.Outcome is null).OrderBy(o => o.At).ToList();
            if (contested.Count > 0)
            {
                things.Add(Of(NoticeKind.CardUnderReview, Trouble.Warn, await Reviewers(card, leader, ct), card.StageAt!.Value, Review(card, contested[0])) with
                {
                    Deadline = new Workdays(policy.Objection.ReviewWorkingDays).From(Clock.DateOf(card.StageAt.Value), calendar), Count = contested.Count,
                });
            }
            else if (card.Stage == CardStage.UnderReview)
            {
                var answers = objections[card.Id].Answered(card);
                things.AddRange(card.BeingCorrected ? [] : new[] { ToUnit(Of(NoticeKind.CardReviewed, Trouble.Run, [.. liaisons[card.UnitId]], answers.At, answers.Kept, answers.Changed), [.. heads[card.UnitId]]) });
            }
            else
            {
                things.Add(onTablet[card.Id].FirstOrDefault(u => u.At >= card.SentAt) is { } on
                    ? Of(NoticeKind.CardConfirmedOnTablet, Trouble.News, [.. liaisons[card.UnitId]], card.SentAt.Value, on.Name, on.HeldBy!)
                    : ToUnit(Of(NoticeKind.CardToConfirm, Trouble.Run, [.. liaisons[card.UnitId]], card.SentAt.Value), [.. heads[card.UnitId]]));
            }
        }

        return things;
    }

    // A card that was locked before is opened by the office, with a reason that is the same for every item.
    private static object[] Review(Scorecard card, Objection first) =>
        card.BeingCorrected ? [new TextCode("Notices.Corrections"), new TextCode("Notices.Corrects", first.ByName, first.Text)] : [new TextCode("Notices.Objections"), ""];

    // 主要负责人 hears it when the liaison does not act. Where nobody but him answers for the unit, or he has no account, the leader who sent the card does.
    private static OpenThing ToUnit(OpenThing thing, IReadOnlyList<Guid> heads) =>
        heads.Count > 0 && thing.For.Except(heads).ToList() is { Count: > 0 } others ? thing with { For = others, Leaders = heads } : thing;

    // Where nobody who leads the group may, the office answers.
    private async Task<IReadOnlyList<Guid>> Reviewers(Scorecard card, IReadOnlyList<Guid> leader, CancellationToken ct)
    {
        var (deciders, scorers) = (await recipients.With(Permission.DecideObjections, ct), await recipients.With(Permission.Score, ct));
        var office = deciders.Except(scorers).ToList();
        var own = await recipients.UnitsOf([.. leader, .. office], ct);
        bool Free(Guid person) => !own[person].Contains(card.UnitId);
        return leader.Where(Free).ToList() is { Count: > 0 } led ? led : [.. office.Where(Free)];
    }

    private sealed record Found(Scorecard Card, string Unit);
}

internal static class Answers
{
    /// <summary>What the review has said to the unit since the card was sent.</summary>
    public static (int Kept, int Changed, DateTime At) Answered(this IEnumerable<Objection> objections, Scorecard card)
    {
        var answers = objections.Where(o => o.DecidedAt >= card.SentAt && o.Outcome is ObjectionOutcome.Kept or ObjectionOutcome.Changed).ToList();
        return (answers.Count(o => o.Outcome == ObjectionOutcome.Kept), answers.Count(o => o.Outcome == ObjectionOutcome.Changed), answers.Max(o => o.DecidedAt) ?? card.SentAt!.Value);
    }
}
