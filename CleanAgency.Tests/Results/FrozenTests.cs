using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Results;

/// <summary>What is approved stays as it was, whatever happens beneath it; what is altered is named; what was wrong is corrected by a next version.</summary>
public sealed class FrozenTests : IAsyncLifetime
{
    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await (await DecidedRound.Of(agency)).Published();
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Theory]
    [InlineData("""update "ItemScores" set "Points" = 0 where "CardId" in (select "Id" from "Scorecards")""")]
    [InlineData("""update "UnitFacts" set "Value" = 1""")]
    [InlineData("""update "Units" set "Name" = '改了名的单位'""")]
    [InlineData("""update "RoundUnits" set "Category" = '别的类'""")]
    public async Task Frozen_lines_never_change(string sql)
    {
        var before = await round.Table();
        Assert.True(await agency.Sql(sql) > 0);
        var after = await round.Table();
        Assert.Equal(before.Fingerprint, after.Fingerprint);
        Assert.Equal(before.Rows.Select(row => (row.Code, row.Unit, row.Score, row.Grade, row.Rank, row.RankOverall)), after.Rows.Select(row => (row.Code, row.Unit, row.Score, row.Grade, row.Rank, row.RankOverall)));
    }

    [Theory]
    [InlineData("""update "ItemScores" set "Points" = 100 where "Code" = 'B1' and "CardId" = '{0}'""")]
    [InlineData("""update "Scorecards" set "Seal" = '{1}' where "Id" = '{0}'""")]
    [InlineData("""update "Signatures" set "Name" = '别人' where "CardId" = '{0}'""")]
    public async Task An_altered_card_is_named_whoever_reseals_it(string sql)
    {
        var card = await round.Card("U10");
        Assert.True((await round.Auditor.Send(new CheckCommitment(round.Id))).Holds);
        await agency.Sql(string.Format(null, sql, TestDatabase.OnPostgres ? $"{card}" : $"{card}".ToUpperInvariant(), new string('a', 64)));
        var found = await round.Auditor.Send(new CheckCommitment(round.Id));
        Assert.Equal(sql.Contains("Seal", StringComparison.Ordinal), found.Holds);
        if (!found.Holds)
        {
            Assert.Contains("区直机关工委", Assert.Single(found.Altered), StringComparison.Ordinal);
            Assert.NotEqual(found.Root, found.Again);
            Assert.Equal("Results.CommitmentBroken", (await agency.Audit(nameof(CheckCommitment))).Last().Code);
        }
    }

    [Theory]
    [InlineData("""update "ResultLines" set "Score" = 9900 where "Code" = 'U10'""")]
    [InlineData("""update "ResultLines" set "Grade" = '较差' where "Code" = 'U10'""")]
    [InlineData("""delete from "ResultLines" where "Code" = 'U10'""")]
    public async Task A_frozen_line_that_was_altered_is_found(string sql)
    {
        await agency.Sql(sql);
        var found = await round.Coordinator.Send(new CheckCommitment(round.Id));
        Assert.False(found.Whole);
        Assert.Empty(found.Altered);
        Assert.All(found.Lines, line => Assert.Equal("区直机关工委", line));
    }

    [Fact]
    public async Task A_correction_makes_a_second_version_that_says_exactly_what_differs()
    {
        Assert.Equal("Results.NothingCorrected", await round.Coordinator.Refused(new TotalRound(round.Id)));
        var (before, card) = (await round.Table(), await round.Card("U30"));
        var document = await round.Coordinator.Send(new ReadCard(card));
        var (item, entry) = (from asked in document.Scheme!.Areas.SelectMany(a => a.Items)
                             where document.Items.ContainsKey(asked.Id)
                             from found in document.Items[asked.Id].Entries
                             select (asked, found)).First();
        Assert.Equal("Access.NoRight", await round.Leader.Refused(new StartCorrection(card, [item.Id], DecidedRound.Number, "复核成立")));
        Assert.Equal("Access.Form", await round.Coordinator.Refused(new StartCorrection(card, [], DecidedRound.Number, "复核成立")));
        await round.Coordinator.Send(new StartCorrection(card, [item.Id], "澄机工发〔2026〕20号", "投诉人书面要求延后"));
        Assert.Equal("Scorecards.OnlyCorrected", await round.Coordinator.Refused(new SendBack(card, "重评")));
        Assert.Equal("Results.CardsOpen", await round.Coordinator.Refused(new TotalRound(round.Id)));
        Assert.Contains("区人力资源和社会保障局", Assert.Single((await round.Coordinator.Send(new CheckCommitment(round.Id))).Corrected), StringComparison.Ordinal);
        await Review(card, item, entry);
        await round.Coordinator.Send(new TotalRound(round.Id));
        Assert.Equal((2, ResultStage.Calibrated, RoundState.Published), ((await round.Board()).Shown!.Number, (await round.Board()).Shown!.Stage, (await round.Board()).State));
        Assert.Equal(1, (await agency.As("u30").Send(new ResultTable(round.Id))).Version);
        await round.Approve();
        await round.Coordinator.Send(new PublishResult(round.Id, "澄机工发〔2026〕21号"));

        var (old, now) = (await round.Table(1), await round.Table());
        Assert.Equal((before.Fingerprint, 2), (old.Fingerprint, now.Version));
        var expected = old.Rows.Zip(now.Rows).Where(pair => (pair.First.Score, pair.First.Grade, pair.First.Rank, pair.First.RankOverall) != (pair.Second.Score, pair.Second.Grade, pair.Second.Rank, pair.Second.RankOverall)).Select(pair => pair.First.Code);
        var difference = await round.Coordinator.Send(new ResultDifferences(round.Id));
        Assert.Equal(expected, difference.Rows.Select(row => row.Code));
        var own = difference.Rows.Single(row => row.Code == "U30");
        Assert.True(own.By > Points.Zero);
        Assert.Equal((old.Rows.Single(r => r.Code == "U30").Score, now.Rows.Single(r => r.Code == "U30").Score), (own.Before.Score, own.Now.Score));
        Assert.Equal(48, difference.Same + difference.Rows.Count);
        Assert.Equal(2, (await agency.As("u30").Send(new ResultTable(round.Id))).Version);
        Assert.True((await round.Auditor.Send(new CheckCommitment(round.Id))).Holds);
        Assert.NotEqual((await round.Board(1)).Shown!.Root, (await round.Board()).Shown!.Root);
    }

    // The leader of the group takes the found fact back, and the review locks the card at once.
    private async Task Review(Guid card, CardDocument.Asked item, CardDocument.Entry entry)
    {
        var group = (await round.Coordinator.Send(new ReadCard(card))).Group.Number;
        var accounts = Enumerable.Range(((group - 1) * 5) + 1, 5).Select(n => $"p{n:00}").ToList();
        var leader = accounts.Single(account => (agency.As(account).Send(new ReadCard(card)).GetAwaiter().GetResult()).Me.Post == Core.Groups.GroupPost.Leader);
        var hand = new ScoringHand(agency, leader, card, new Dictionary<string, Guid> { [item.Code] = item.Id }) { Epoch = 2 };
        await hand.Withdraw(item.Code, entry.Id, "回执属实");
        if ((await hand.Item(item.Code)).State == ItemState.Unscored)
        {
            await hand.Set(item.Code, AnswerField.None(1), AnswerField.Yes, seen: int.MaxValue);
        }

        var objection = (await round.Coordinator.Send(new CardPanel(card))).Objections.Single(o => o.Outcome is null);
        await agency.As(leader).Send(new DecideObjection(card, objection.Id, Changed: true, "回执属实"));
        Assert.Equal(CardState.Locked, (await round.Coordinator.Send(new CardPanel(card))).State);
    }
}
