using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace CleanAgency.Core.Notices.Watches;

/// <summary>Which step of a round's result waits, and for whom.</summary>
internal sealed class ResultWatch(IAppDb db, OutcomeDesk outcomes, Recipients recipients, WorkCalendar calendar) : IWatch
{
    public IReadOnlyList<NoticeKind> Kinds => [NoticeKind.RoundToTotal, NoticeKind.CorrectionToTotal, NoticeKind.ScaleToDecide, NoticeKind.TiesToDecide, NoticeKind.ResultToApprove, NoticeKind.ResultToPublish];

    public IReadOnlyList<Type> Signs => [typeof(RoundResult), typeof(ResultDecision), typeof(Round), typeof(Scorecard), .. Recipients.Signs];

    public async Task<IReadOnlyList<OpenThing>> Look(CancellationToken ct)
    {
        var preparing = await recipients.With(Permission.PrepareResults, ct);
        List<OpenThing> things = [];
        var locked = db.Set<Scorecard>().Where(c => c.Stage == CardStage.Locked);
        foreach (var round in await db.Set<Round>().AsNoTracking().Where(r => r.State == RoundState.Announced && locked.Any(c => c.RoundId == r.Id)).OrderBy(r => r.From).ToListAsync(ct))
        {
            var cards = await db.Counted(round.Id).AsNoTracking().ToListAsync(ct);
            if (cards.All(c => c.Stage == CardStage.Locked) && (await db.WhyNotTotal(round.Id, cards, ct)).Count == 0)
            {
                things.Add(new(NoticeKind.RoundToTotal, round.Id, Trouble.Warn, preparing, $"results?round={round.Id}") { Count = cards.Count, Words = [round.Name] });
            }
        }

        // Only the latest version of a round is worked on.
        var latest = await db.Set<RoundResult>().AsNoTracking().Include(r => r.Decisions)
            .Where(r => !db.Set<RoundResult>().Any(later => later.RoundId == r.RoundId && later.Number > r.Number)).OrderBy(r => r.CommittedAt).ToListAsync(ct);
        foreach (var result in latest)
        {
            // What is being corrected waits for its next version and for no decision.
            var opened = result.OpenedCards();
            things.AddRange(opened.Count > 0 ? await Corrected(result, opened, locked, preparing, ct) : result.Stage == ResultStage.Published ? [] : await Waiting(result, ct));
        }

        return things;
    }

    private static async Task<IReadOnlyList<OpenThing>> Corrected(RoundResult result, HashSet<Guid> opened, IQueryable<Scorecard> locked, IReadOnlyList<Guid> preparing, CancellationToken ct) =>
        await locked.CountAsync(c => opened.Contains(c.Id), ct) == opened.Count
            ? [Step(NoticeKind.CorrectionToTotal, result, preparing, "") with { Count = opened.Count }]
            : [];

    private async Task<IReadOnlyList<OpenThing>> Waiting(RoundResult result, CancellationToken ct)
    {
        var round = await db.Set<Round>().AsNoTracking().FindOrRefuse(result.RoundId, ct);
        var within = new Workdays((round.Policy ?? RoundPolicy.Usual).Reminders.DecideWithin);
        var since = result.Decisions.Select(d => d.At).Append(result.ApprovedAt ?? result.CommittedAt).Max();
        OpenThing Due(OpenThing step) => step with { Since = since, Deadline = within.From(Clock.DateOf(since), calendar), News = $"{since.Ticks}" };
        var leaders = await recipients.With(Permission.DecideResults, ct);
        if (result.Stage == ResultStage.Totalled)
        {
            var scale = Due(Step(NoticeKind.ScaleToDecide, result, leaders, "scale"));
            var back = result.Decisions.Where(d => d.Kind == DecisionKind.SendBack).MaxBy(d => d.At);
            return [scale with { Words = [.. scale.Words, back is null ? "" : new TextCode("Notices.ResultBack", back.ByName, back.Reason)] }];
        }

        if (result.Stage == ResultStage.Approved)
        {
            return [Due(Step(NoticeKind.ResultToPublish, result, await recipients.With(Permission.PublishResults, ct), ""))];
        }

        var ties = (await outcomes.Of(round, result, ct)).Categories.Where(category => category is { Waiting: not null, Decided: false }).ToList();
        if (ties.Count == 0)
        {
            return [Due(Step(NoticeKind.ResultToApprove, result, leaders, ""))];
        }

        // Nobody decides about his own unit: where all that is open is about it, it waits for another leader.
        var own = await recipients.UnitsOf(leaders, ct);
        var free = leaders.Where(leader => !ties.All(tie => own[leader].Any(tie.Waiting!.UnitIds.Contains))).ToList();
        return [Due(Step(NoticeKind.TiesToDecide, result, free, "")) with { Count = ties.Count }];
    }

    private static OpenThing Step(NoticeKind kind, RoundResult result, IReadOnlyList<Guid> people, string page) =>
        new(kind, result.Id, Trouble.Warn, people, page.Length > 0 ? $"results/{result.RoundId}/{page}" : $"results?round={result.RoundId}") { Words = [result.RoundCode, result.Number] };
}
