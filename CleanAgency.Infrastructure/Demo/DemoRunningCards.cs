using CleanAgency.Core.Access;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The cards of the round that runs: each unit is scored when it is visited, and those whose visit comes next have only been looked at in the system.</summary>
internal sealed partial class DemoStory
{
    /// <summary>政务审批: its card comes to 93.0 exactly.</summary>
    private static readonly (string Unit, decimal Score) Golden = ("U41", 93.0m);

    /// <summary>Visited last and not begun: one of them is about to change its group.</summary>
    private static readonly string[] Untouched = ["U28", "U30", "U31", "U34"];

    private const int Signed = 32;

    /// <summary>The last of the signed ones: signed only the day before, so that their units still have time to answer.</summary>
    private const int Fresh = 8;
    private const int Complete = 39;
    private const int Begun = 48;

    private readonly List<RunningCard> running = [];
    private IReadOnlyList<DemoCluster> clusters = [];
    private IReadOnlyDictionary<(string Unit, string Group), decimal> runningAims = new Dictionary<(string, string), decimal>();

    private IEnumerable<Chapter> RunningCards(CancellationToken ct)
    {
        yield return new(FactsOn, () => LayOut(ct));
        for (var date = FactsOn; date <= day; date = date.AddDays(1))
        {
            var today = date;
            yield return new(today, () => ScoreToday(today, ct));
        }
    }

    private async Task LayOut(CancellationToken ct)
    {
        var visits = (await As(First).Send(new VisitList(rounds["R3"], new()), ct))!.Rows.ToDictionary(row => row.Code, row => row.Slot);
        running.AddRange((await As(First).Send(new CardList(rounds["R3"]), ct))!.Rows
            .OrderBy(card => Untouched.Contains(card.Code)).ThenBy(card => visits[card.Code].Date).ThenBy(card => visits[card.Code].Half).ThenBy(card => card.Second)
            .Take(Begun).Select((card, place) => new RunningCard(card, visits[card.Code].Date, place)));
        clusters = DemoCluster.Among([.. running.Where(one => one is { Place: < Complete, Card.Second: false }).Select(one => one.Card.Code).Where(unit => unit != Golden.Unit)], dice);
        runningAims = DrawnScores.Of("R3", Vetoed, dice);
    }

    private async Task ScoreToday(DateOnly today, CancellationToken ct)
    {
        // What the timetable does every night: who has let the days pass has agreed.
        actor.BecomeMachine(DemoDistrict.Maker, Permission.RunJobs);
        await mediator.Send(new LockSilentCards(), ct);
        var scheme = await Scheme("R3", ct);
        foreach (var (card, on, place) in running.Where(one => one.On == today || (today == day && one.On > day)))
        {
            var whole = place < Complete;
            var items = Items(scheme, card.Code, [.. DemoTables.Facts(FactsOn)]);
            var answers = Draw(card, items).Answers;
            await Score(card, whole ? answers : on > day ? answers.Where(one => one.Answer is { Loss: 0, Strokes: [{ Field: AnswerField.Checked }] }) : answers.Take(answers.Count * 3 / 5), InCommon(card), ct);
            await Propose("R3", card, ct);
            if (whole)
            {
                await Deliberate(card, ct);
            }
        }

        foreach (var one in running.Where(one => one.Place < Signed && (one.Place < Signed - Fresh ? one.On : Latest(one.On, WorkCalendar.Shipped.LastWorkdayBefore(day))) == today))
        {
            await Sign(one.Card, ct);
        }

        // Two of three units confirm by themselves; for the others the days pass.
        foreach (var one in running.Where(one => one.Place < Signed - Fresh && one.Place % 3 > 0 && WorkCalendar.Shipped.WorkdayAfter(one.On, 2) == today))
        {
            await Confirm(one.Card, ct);
        }
    }

    private DrawnCard Draw(CardList.Row card, List<DrawnItem> items)
    {
        var must = clusters.Where(cluster => cluster.Units.Contains(card.Code)).Select(cluster => cluster.Case).ToList();
        var never = clusters.Select(cluster => cluster.Case).Except(must).ToList();
        return card.Code == Golden.Unit
            ? DrawnCard.Draw(items, Golden.Score, dice, within: 0, never: never)
            : DrawnCard.Draw(items, Math.Min(runningAims[(card.Code, $"G{card.Group}")], DrawnCard.Most(items, must)), dice, must: must, never: never, zeroes: true);
    }

    /// <param name="Place">In the order of visits: the first are the furthest.</param>
    private sealed record RunningCard(CardList.Row Card, DateOnly On, int Place);
}
