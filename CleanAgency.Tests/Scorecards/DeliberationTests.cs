using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>The group at the table: what has to be settled before anybody signs.</summary>
public sealed class DeliberationTests : IAsyncLifetime
{
    private Agency agency = null!;
    private CardTable table = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        table = await CardTable.Of(agency);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task Any_member_calls_to_the_table_and_only_the_leader_ends_it()
    {
        var member = agency.As(table.Others[0]);
        await member.Send(new TakeToDeliberation(table.Card));
        Assert.Equal("Scorecards.NotNow", await member.Refused(new TakeToDeliberation(table.Card)));
        Assert.Equal("Scorecards.LeaderOnly", await member.Refused(new BackToScoring(table.Card)));
        await table.Chair.Send(new BackToScoring(table.Card));
        Assert.Equal("Scorecards.NotNow", await table.Chair.Refused(new BackToScoring(table.Card)));
    }

    [Fact]
    public async Task Everything_missing_is_listed_and_nobody_signs_until_it_is_there()
    {
        await table.Hand.Set("C3", AnswerField.None(1), null, seen: int.MaxValue);
        await table.Hand.Set("B1", "level:1", "B1.1.1");
        await (await ScoringHand.Of(agency, table.Others[0], "U30")).Set("B1", "level:1", "B1.1.2");
        await table.Chair.Send(new TakeToDeliberation(table.Card));
        var gaps = (await table.Chair.Send(new CardGaps(table.Card))).Gaps;
        Assert.Equal(GapKind.Contradicted, gaps.Single(g => g.Code == "B1").Kind);
        Assert.Contains(gaps, g => g is { Code: "C3", Kind: GapKind.Unscored } && g.ItemId == table.Hand.IdOf("C3"));
        Assert.Equal("Scorecards.GapsLeft", (await table.TrySign(table.Leader)).Code);
    }

    [Fact]
    public async Task A_scored_card_lacks_nothing()
    {
        await table.Deliberate();
        Assert.Empty((await table.Chair.Send(new CardGaps(table.Card))).Gaps.Select(g => g.Said.ToString()));
    }

    [Fact]
    public async Task A_matter_in_dispute_blocks_signing_until_the_leader_has_settled_it_with_reasons()
    {
        await table.ScoreEverything();
        var raised = new RaiseDispute(Guid.NewGuid(), table.Card, 1, table.Hand.IdOf("C3"), DateTime.UtcNow, "转办件是否算逾期");
        await agency.As(table.Others[0]).Send(raised, raised.Id);
        await agency.As(table.Others[1]).Send(new GiveOpinion(Guid.NewGuid(), table.Card, 1, table.Hand.IdOf("C3"), DateTime.UtcNow, raised.Id, "应从收到之日起算"));
        Assert.True((await table.Hand.Item("C3")).Disputed);
        await table.Chair.Send(new TakeToDeliberation(table.Card));
        Assert.Equal("Scorecards.GapsLeft", (await table.TrySign(table.Leader)).Code);

        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[0]).Refused(new SettleDispute(table.Card, raised.Id, "不算逾期")));
        Assert.Equal("Access.Form", await table.Chair.Refused(new SettleDispute(table.Card, raised.Id, " ")));
        await table.Chair.Send(new SettleDispute(table.Card, raised.Id, "自收到转办单之日起算，不算逾期"));
        Assert.Equal("Scorecards.SettledAlready", await table.Chair.Refused(new SettleDispute(table.Card, raised.Id, "不算逾期")));
        var said = (await table.Chair.Send(new ReadCard(table.Card))).Disputes.Single();
        Assert.Equal(("自收到转办单之日起算，不算逾期", "应从收到之日起算"), (said.Outcome!.Text, said.Opinions.Single().Text));
        Assert.False((await table.Hand.Item("C3")).Disputed);
        await table.Sign(table.Leader);
    }

    [Fact]
    public async Task What_is_said_not_to_apply_against_the_conditions_needs_the_leader()
    {
        await table.Hand.Set("B1", AnswerField.Applies, AnswerField.No);
        await table.Deliberate();
        Assert.Equal(GapKind.Unapproved, (await table.Chair.Send(new CardGaps(table.Card))).Gaps.Single().Kind);
        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[0]).Refused(new ApproveNotApplicable(table.Card, table.Hand.IdOf("B1"))));
        Assert.Equal("Scorecards.NothingToApprove", await table.Chair.Refused(new ApproveNotApplicable(table.Card, table.Hand.IdOf("C3"))));
        await table.Chair.Send(new ApproveNotApplicable(table.Card, table.Hand.IdOf("B1")));
        Assert.Empty((await table.Chair.Send(new CardGaps(table.Card))).Gaps);
    }

    [Fact]
    public async Task A_deduction_without_the_evidence_that_its_item_demands_is_missing_something()
    {
        var asked = (await table.Chair.Send(new ReadCard(table.Card))).Scheme!.Areas.SelectMany(a => a.Items).ToList();
        Assert.True(asked.Single(i => i.Code == "C3").EvidenceRequired);
        await table.ScoreEverything();
        await table.Hand.Found("C3", "C3.1.1", "逾期3天办结");
        Assert.Equal([("C3", GapKind.WithoutEvidence)], (await table.Chair.Send(new CardGaps(table.Card))).Gaps.Select(g => (g.Code, g.Kind)));
    }

    [Fact]
    public async Task A_photo_of_a_fact_that_was_withdrawn_proves_no_other()
    {
        await table.ScoreEverything();
        var first = await table.Found("C3", "C3.1.1", "逾期3天办结");
        Assert.Empty((await table.Chair.Send(new CardGaps(table.Card))).Gaps);
        await table.Hand.Found("C3", "C3.1.1", "逾期5天办结");
        await table.Hand.Withdraw("C3", first, "记重了");
        Assert.Equal([("C3", GapKind.WithoutEvidence)], (await table.Chair.Send(new CardGaps(table.Card))).Gaps.Select(g => (g.Code, g.Kind)));
    }

    [Fact]
    public async Task The_unit_does_not_read_what_was_said_at_the_table()
    {
        await table.ScoreEverything();
        var raised = new RaiseDispute(Guid.NewGuid(), table.Card, 1, table.Hand.IdOf("C3"), DateTime.UtcNow, "转办件是否算逾期");
        await table.Chair.Send(raised, raised.Id);
        await table.Chair.Send(new TakeToDeliberation(table.Card));
        await table.Chair.Send(new SettleDispute(table.Card, raised.Id, "不算逾期"));
        foreach (var account in table.Others.Take(2).Append(table.Leader))
        {
            await table.Sign(account);
        }

        Assert.Empty((await agency.As("u30").Send(new ReadCard(table.Card))).Disputes);
        Assert.Empty((await table.Panel("u30")).Matters);
    }
}
