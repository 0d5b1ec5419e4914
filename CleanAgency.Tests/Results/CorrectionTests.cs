using CleanAgency.Core.Common;
using CleanAgency.Core.Results;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;
using CleanAgency.Core.Notices;

namespace CleanAgency.Tests.Results;

/// <summary>What was scored wrongly is corrected by a next version, before the notice and after it: the one before stays as it was, and what differs is listed.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    private const string Order = "澄机工发〔2026〕20号";

    private Agency agency = null!;
    private DecidedRound round = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        round = await DecidedRound.Of(agency);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_correction_makes_a_second_version_that_says_exactly_what_differs()
    {
        await round.Published();
        Assert.Equal("Results.NothingCorrected", await round.Coordinator.Refused(new TotalRound(round.Id)));
        var (before, card) = (await round.Table(), await round.Card("U30"));
        var (item, entry) = await Found(card);
        Assert.Equal("Access.NoRight", await round.Leader.Refused(new StartCorrection(card, [item.Id], DecidedRound.Number, "复核成立")));
        Assert.Equal("Access.Form", await round.Coordinator.Refused(new StartCorrection(card, [], DecidedRound.Number, "复核成立")));
        await round.Coordinator.Send(new StartCorrection(card, [item.Id], Order, "投诉人书面要求延后"));
        Assert.Equal("Scorecards.OnlyCorrected", await round.Coordinator.Refused(new SendBack(card, "重评")));
        Assert.Equal("Results.CardsOpen", await round.Coordinator.Refused(new TotalRound(round.Id)));
        Assert.Equal("Results.Corrected", await round.Coordinator.Refused(new ArchiveRound(round.Id)));
        Assert.Contains((await round.Coordinator.Send(new UnitResult(round.Id, agency.Unit("U30")))).Decisions, d => d is { Kind: DecisionKind.Correction, Number: Order });
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

        // The version before is checked as the latest is.
        var first = (await round.Board(1)).Shown!.Root;
        await agency.Sql($"""update "ResultLines" set "Grade" = '较差' where "Code" = 'U10' and "ResultId" in (select "Id" from "RoundResults" where "Root" = '{first}')""");
        var found = await round.Auditor.Send(new CheckCommitment(round.Id));
        Assert.False(found.Holds);
        Assert.Equal("区直机关工委", Assert.Single(found.Lines));
    }

    [Theory]
    [InlineData(ResultStage.Totalled)]
    [InlineData(ResultStage.Calibrated)]
    [InlineData(ResultStage.Approved)]
    public async Task Before_the_notice_the_corrected_version_is_the_one_that_is_published(ResultStage stage)
    {
        await (stage switch { ResultStage.Totalled => round.Totalled(), ResultStage.Calibrated => round.Calibrated(), _ => round.Approved() });
        var (before, card) = (await round.Table(), await round.Card("U30"));
        var (item, entry) = await Found(card);
        await round.Coordinator.Send(new StartCorrection(card, [item.Id], Order, "投诉人书面要求延后"));

        // What is wrong is neither decided nor published, and says what it said.
        Assert.Equal(stage, (await round.Board()).Shown!.Stage);
        Assert.Equal(before.Fingerprint, (await round.Table()).Fingerprint);
        Assert.False((await round.Leader.Send(new ScaleOfRound(round.Id))).Deciding);
        Assert.Empty((await Waits(round.Leader)).Concat(await Waits(round.Coordinator)));
        Assert.Equal(stage == ResultStage.Approved ? "Results.Corrected" : "Results.NotNow", await round.Coordinator.Refused(new PublishResult(round.Id, DecidedRound.Number)));
        Assert.Equal(stage == ResultStage.Calibrated ? "Results.Corrected" : "Results.NotNow", await round.Leader.Refused(new ApproveResult(round.Id, before.Fingerprint, DecidedRound.Number)));
        Assert.Equal(stage == ResultStage.Totalled ? "Results.NotNow" : "Results.Corrected", await round.Leader.Refused(new SendBackResult(round.Id, "要再核")));

        await Review(card, item, entry);
        Assert.Equal(before.Fingerprint, (await round.Table()).Fingerprint);
        Assert.Equal([NoticeKind.CorrectionToTotal], await Waits(round.Coordinator));
        await round.Coordinator.Send(new TotalRound(round.Id));
        Assert.Equal(stage == ResultStage.Totalled ? RoundState.Totalled : RoundState.Calibrated, (await round.Board()).State);
        if (stage == ResultStage.Totalled)
        {
            await round.Leader.Send(new DecideScale(round.Id, [], DecidedRound.Number, "证据不足"));
        }

        var own = (await round.Coordinator.Send(new ResultDifferences(round.Id))).Rows.Single(row => row.Code == "U30");
        Assert.Equal(before.Rows.Single(row => row.Code == "U30").Score, own.Before.Score);
        Assert.True(own.By > Points.Zero);
        await round.Approve();
        await round.Coordinator.Send(new PublishResult(round.Id, DecidedRound.Number));
        Assert.Equal((2, ResultStage.Published, RoundState.Published), ((await round.Board()).Shown!.Number, (await round.Board()).Shown!.Stage, (await round.Board()).State));
        Assert.Equal(before.Fingerprint, (await round.Table(1)).Fingerprint);

        // Outside nobody ever reads the version that was wrong.
        Assert.Equal(2, (await agency.As("u30").Send(new ResultTable(round.Id))).Version);
        Assert.Equal("Results.NotPublished", await agency.As("u30").Refused(new ResultTable(round.Id, 1)));
        Assert.True((await round.Auditor.Send(new CheckCommitment(round.Id))).Holds);
        await round.Coordinator.Send(new ArchiveRound(round.Id));
    }

    [Fact]
    public async Task What_was_decided_beside_the_points_is_decided_once_more_and_the_card_is_locked_with_the_last_decision()
    {
        await round.Published();
        var before = await round.Table();
        var decided = (await round.Leader.Send(new ExtraList(round.Id)))!.Rows.First(row => row is { State: ExtraState.Accepted, Kind: Core.Schemes.ExtraKind.Negative, Zeroes: "" });
        var correction = new StartCorrection(decided.CardId, [], Order, "通报的是另一家单位") { Extras = [decided.Id] };
        Assert.Equal("Common.Gone", await round.Coordinator.Refused(correction with { Extras = [decided.Id, Guid.NewGuid()] }));
        await round.Coordinator.Send(correction);
        await agency.Machine(Core.Access.Permission.RunJobs).Send(new LockSilentCards());
        var anew = (await round.Leader.Send(new ExtraList(round.Id)))!.Rows.Single(row => row.CardId == decided.CardId && row.Fact == decided.Fact);
        Assert.Equal((ExtraState.Proposed, false, decided.Points), (anew.State, anew.Closed, anew.Points));
        Assert.Equal(CardState.UnderReview, (await round.Coordinator.Send(new CardPanel(decided.CardId))).State);
        Assert.Equal("Results.CardsOpen", await round.Coordinator.Refused(new TotalRound(round.Id)));
        Assert.Contains(NoticeKind.ExtrasToDecide, (await round.Leader.Waits()).Select(item => item.Kind));

        await round.Leader.Send(new DecideExtra(decided.CardId, anew.Id, Accepted: false, "通报的是另一家单位", []));
        Assert.Equal(CardState.Locked, (await round.Coordinator.Send(new CardPanel(decided.CardId))).State);
        await round.Coordinator.Send(new TotalRound(round.Id));
        var own = Assert.Single((await round.Coordinator.Send(new ResultDifferences(round.Id))).Rows, row => row.By != Points.Zero);
        Assert.Equal((decided.Unit, -decided.Points), (own.Unit, own.By));
        Assert.Equal(before.Fingerprint, (await round.Table(1)).Fingerprint);
        Assert.True((await round.Auditor.Send(new CheckCommitment(round.Id))).Holds);
    }

    private static async Task<IEnumerable<NoticeKind>> Waits(Sender sender) =>
        (await sender.Waits()).Select(item => item.Kind).Where(kind => kind is NoticeKind.CorrectionToTotal or NoticeKind.ScaleToDecide or NoticeKind.ResultToApprove or NoticeKind.ResultToPublish);

    private async Task<(CardDocument.Asked Item, CardDocument.Entry Entry)> Found(Guid card)
    {
        var document = await round.Coordinator.Send(new ReadCard(card));
        return (from asked in document.Scheme!.Areas.SelectMany(a => a.Items)
                where document.Items.ContainsKey(asked.Id)
                from found in document.Items[asked.Id].Entries
                select (asked, found)).First();
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
