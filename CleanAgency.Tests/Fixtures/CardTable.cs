using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Infrastructure.Data;
using CleanAgency.Tests.Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Fixtures;

/// <summary>A group around one card of the demo district: P06 to P10 are the second group, which scores U30 and is led by <see cref="Leader"/>.</summary>
public sealed class CardTable(Agency agency, ScoringHand hand, string leader, IReadOnlyList<string> others)
{
    public Agency Agency => agency;

    /// <summary>The leader's tablet.</summary>
    public ScoringHand Hand => hand;

    public Guid Card => hand.Card;

    public string Leader => leader;

    /// <summary>The members besides the leader.</summary>
    public IReadOnlyList<string> Others => others;

    public Sender Chair => agency.As(leader);

    public static async Task<CardTable> Of(Agency agency)
    {
        var card = (await agency.As("p06").Send(new CardList()))!.Rows.Single(r => r.Code == "U30").Id;
        var members = (await agency.As("p06").Send(new ReadCard(card))).Members;
        var accounts = Enumerable.Range(6, 5).Select(n => $"p{n:00}").ToDictionary(agency.Person);
        return new(agency, await ScoringHand.Of(agency, accounts[members.Single(m => m.Post == GroupPost.Leader).Id], "U30"),
            accounts[members.Single(m => m.Post == GroupPost.Leader).Id], [.. members.Where(m => m.Post != GroupPost.Leader).Select(m => accounts[m.Id])]);
    }

    /// <summary>Nothing found anywhere, the best level everywhere, and every number as it should be.</summary>
    public async Task ScoreEverything()
    {
        var document = await Chair.Send(new ReadCard(Card));
        var scheme = await agency.Do(async (AppDb db) => await agency.Services.GetRequiredService<SchemeShelf>().Of(db, (await db.Set<Round>().SingleAsync(r => r.Id == document.Round.Id)).SchemeId!.Value, default));
        foreach (var asked in document.Scheme!.Areas.SelectMany(a => a.Items).Where(i => i.Applies != Applies.No && !document.Items.ContainsKey(i.Id)))
        {
            foreach (var (index, part) in scheme.Item(asked.Id).Rule.Parts.Index())
            {
                foreach (var (field, value) in Best(part, index + 1))
                {
                    await hand.Set(asked.Code, field, value, seen: int.MaxValue);
                }
            }
        }

        // Facts of the unit cost points too, and those want to be proved.
        foreach (var gap in (await Chair.Send(new CardGaps(Card))).Gaps.Where(g => g.Kind == Core.Scorecards.GapKind.WithoutEvidence))
        {
            await Chair.Send(hand.File(gap.Code, await Pictures.HandIn(Chair, Pictures.Jpeg())));
        }
    }

    /// <summary>A found fact with the photo that its item demands.</summary>
    public async Task<Guid> Found(string item, string code, string fact)
    {
        var entry = await hand.Found(item, code, fact);
        await Chair.Send(hand.File(item, await Pictures.HandIn(Chair, Pictures.Jpeg()), entry));
        return entry;
    }

    public async Task Deliberate()
    {
        await ScoreEverything();
        await Chair.Send(new TakeToDeliberation(Card));
    }

    public async Task<Outcome<CardStage>> TrySign(string account, string? holder = null, string? content = null, string? despite = null, string password = Office.Password) =>
        await agency.As(holder ?? account).Try(new SignCard(Card, agency.Person(account), new(password), content ?? (await Chair.Send(new CardGaps(Card))).Content, despite));

    public async Task<CardStage> Sign(string account, string? holder = null, string? despite = null)
    {
        var outcome = await TrySign(account, holder, despite: despite);
        Xunit.Assert.True(outcome.Done, outcome.Refusal);
        return outcome.Answer;
    }

    /// <summary>Two members and, last, the leader: it goes to the unit at once.</summary>
    /// <param name="despite">Why, though a tablet may still hold something.</param>
    public async Task SignAll(string? despite = null)
    {
        await Deliberate();
        foreach (var account in others.Take(2).Append(leader))
        {
            await Sign(account, despite: despite);
        }
    }

    public Task<CardPanel.Answer> Panel(string? account = null) => agency.As(account ?? leader).Send(new CardPanel(Card));

    /// <summary>So many days later, at noon.</summary>
    public void Later(int days)
    {
        var clock = agency.Services.GetRequiredService<Clock>();
        clock.MoveTo(Clock.FromShanghai(clock.Today.AddDays(days), new(12, 0)));
    }

    private static IEnumerable<(string Field, string Value)> Best(PartRule part, int number) =>
    [
        .. part is OccurrenceRule or DeductionRule || part.Zeroes.Count > 0 ? [(AnswerField.None(number), AnswerField.Yes)] : Array.Empty<(string, string)>(),
        .. part switch
        {
            LevelRule levels => [(AnswerField.Level(number), levels.Levels[0].Code)],
            RatioRule => [(AnswerField.Share(number), "1"), (AnswerField.Whole(number), "1")],
            RankRule => [(AnswerField.Rank(number), "1")],
            CheckRule checks => checks.Checks.Select(check => (AnswerField.Has(check.Code), AnswerField.Yes)),
            _ => Array.Empty<(string, string)>(),
        },
    ];
}
