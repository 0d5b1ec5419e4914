using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Scorecards;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>The cards of the two rounds before, scored to the end: whatever the inspectors enter is drawn, and every point is reckoned by the product.</summary>
internal sealed partial class DemoStory
{
    /// <summary>自然资源局: a veto holds its grade in the second round.</summary>
    private const string Vetoed = "U20";

    /// <summary>The round in which the leaders took points away: its last unit had forged.</summary>
    private const string Decided = "R2";

    /// <summary>城管执法局: complaints have been answered late in every round.</summary>
    private const string Relapsing = "U42";

    private const string Late = "C3.1.1";

    // The same district on every start.
    private readonly Random dice = new(20261120);

    private IEnumerable<Chapter> DecidedCards(CancellationToken ct)
    {
        foreach (var (code, from) in new[] { ("R1", HalfYear.AddMonths(-12)), ("R2", HalfYear.AddMonths(-6)) })
        {
            IReadOnlyDictionary<(string Unit, string Group), decimal> aims = DrawnScores.Of(code, Vetoed, dice, taken: code == Decided ? 3 : 0);
            IReadOnlyList<FactRow> facts = [];
            yield return new(from.AddDays(80), async () => await ImportFacts(code, facts = await Draw(code, from, aims, ct), ct));
            foreach (var visit in Enumerable.Range(0, aims.Count / 6))
            {
                var on = WorkCalendar.Shipped.WorkdayAfter(from.AddDays(85), 2 * visit);
                yield return new(on, () => ScoreVisited(code, visit, aims, facts, ct));
                yield return new(WorkCalendar.Shipped.WorkdayAfter(on, 2), () => ConfirmVisited(code, visit, ct));
            }
        }
    }

    private async Task<IReadOnlyList<FactRow>> Draw(string code, DateOnly from, IReadOnlyDictionary<(string Unit, string Group), decimal> aims, CancellationToken ct)
    {
        var scheme = await Scheme(code, ct);
        return [.. DemoTables.Units.SelectMany(unit => DrawnFacts.Of(code, unit, scheme, aims.Where(aim => aim.Key.Unit == unit.Code).Min(aim => aim.Value), code == "R1", from.AddDays(80), dice))];
    }

    // Each group goes to one unit a day.
    private async Task ScoreVisited(string code, int visit, IReadOnlyDictionary<(string Unit, string Group), decimal> aims, IReadOnlyList<FactRow> facts, CancellationToken ct)
    {
        var scheme = await Scheme(code, ct);
        foreach (var card in await Visited(code, visit, ct))
        {
            var aim = aims[(card.Code, $"G{card.Group}")];
            var items = Items(scheme, card.Code, facts);
            var answers = DrawnCard.Draw(items, aim, dice, must: card.Code == Relapsing ? [Late] : [], zeroes: aim < 75).Answers;
            var noted = await Score(card, answers, Gravest(code, card, answers), ct);
            await Propose(code, card, ct, last: aim == aims.Values.Min());
            var doubts = await Doubt(code, card, scheme, ct);
            await Deliberate(card, ct);
            await Settle(card, doubts, ct);
            await Sign(card, ct);
            Foresee(code, card, aim, noted);
        }
    }

    private async Task ConfirmVisited(string code, int visit, CancellationToken ct)
    {
        foreach (var card in await Visited(code, visit, ct))
        {
            await Contest(card, ct);
            await Confirm(card, ct);
        }
    }

    private async Task<IReadOnlyList<CardList.Row>> Visited(string code, int visit, CancellationToken ct) =>
        [.. (await As(First).Send(new CardList(rounds[code]), ct))!.Rows.GroupBy(row => row.Group).Select(group => group.ElementAt(visit))];

    private static List<DrawnItem> Items(CardScheme scheme, string unit, IReadOnlyList<FactRow> facts)
    {
        var circumstances = DemoTables.Units.Single(one => one.Code == unit).With(facts.Where(fact => fact.UnitCode == unit));
        return [.. scheme.Scheme.Indicators.Select(indicator => DrawnItem.Of(scheme.Item(indicator.Id), circumstances)).OfType<DrawnItem>()];
    }

    private Task<CardScheme> Scheme(string code, CancellationToken ct) => scope.GetRequiredService<SchemeShelf>().Of(scope.GetRequiredService<IAppDb>(), schemes[code], ct);

    // The members of the group share the parts of the scheme among them.
    private async Task<List<Noted>> Score(CardList.Row card, IEnumerable<(DrawnItem Item, DrawnAnswer Answer)> answers, IReadOnlyCollection<string> raised, CancellationToken ct)
    {
        List<Noted> noted = [];
        var members = DemoTables.Inspectors.Where(person => person.Group == $"G{card.Group}").ToList();
        foreach (var (item, answer) in answers)
        {
            var hand = members[(item.Code[0] - 'A') % members.Count].Account;
            foreach (var stroke in answer.Strokes)
            {
                if (await Enter(hand, card, item, stroke, ct) is { } one)
                {
                    noted.Add(one);
                }
            }

            await Show(hand, card, item, answer, ct);
            if (raised.Contains(item.Code))
            {
                await Raise(hand, card, item, answer, noted.FirstOrDefault(one => one.Item == item), ct);
            }
        }

        return noted;
    }

    private async Task<Noted?> Enter(string hand, CardList.Row card, DrawnItem item, DrawnStroke stroke, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        if (stroke.Found)
        {
            var phrase = Phrase(card.Code, stroke.Field);
            var found = new FoundFact(stroke.Field, stroke.Count, phrase.Fact, phrase.Person, phrase.Place, clock.Today);
            await As(hand, id).Send(new AddOccurrence(id, card.Id, 1, item.Id, clock.Now, found), ct);
            return new(item, found, id);
        }

        await As(hand, id).Send(new SetAnswer(id, card.Id, 1, item.Id, clock.Now, stroke.Field, stroke.Value, null, null, new(0)), ct);
        if (stroke.Case is not { } below)
        {
            return null;
        }

        var why = Phrase(card.Code, below).Fact;
        await As(hand, id = Guid.CreateVersion7()).Send(new SetAnswer(id, card.Id, 1, item.Id, clock.Now, AnswerField.Comment, why, null, null, new(0)), ct);
        return new(item, new(below, 1, why), null);
    }

    private DemoPhrase Phrase(string unit, string code) => clusters.FirstOrDefault(cluster => cluster.Case == code && cluster.Units.Contains(unit))?.Phrase ?? DemoPhrase.Of(code, dice);

    /// <summary>What somebody has written down about an item.</summary>
    /// <param name="Entry">On the card, where it is something found.</param>
    private sealed record Noted(DrawnItem Item, FoundFact Fact, Guid? Entry);
}
