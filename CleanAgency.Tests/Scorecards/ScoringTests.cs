using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What strokes of several people make of a card, whatever order they arrive in. P06 to P10 are the second group, which scores U30.</summary>
public sealed class ScoringTests : IAsyncLifetime
{
    private Agency agency = null!;
    private ScoringHand p06 = null!;
    private ScoringHand p07 = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        (p06, p07) = (await ScoringHand.Of(agency, "p06", "U30"), await ScoringHand.Of(agency, "p07", "U30"));
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_level_gives_its_points_and_says_why()
    {
        await p06.Set("B1", "level:1", "B1.1.2");
        var item = await p07.Item("B1");
        Assert.Equal((ItemState.Scored, 300), (item.State, item.Points));
        Assert.Equal("Schemes.Why.Level", item.Why[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Two_found_facts_are_two_rows_and_both_count()
    {
        await p06.Found("C3", "C3.1.1", "9月8日转办的投诉应于9月15日办结，实际9月18日办结");
        await p07.Found("C3", "C3.1.1", "10月12日转办的投诉3日内未回复");
        Assert.Equal((2, 300), ((await p06.Item("C3")).Entries.Count, (await p06.Item("C3")).Points));
    }

    [Fact]
    public async Task Withdrawing_the_last_entry_makes_the_item_unscored_again_and_keeps_it_struck_out()
    {
        var entry = await p06.Found("C3", "C3.1.1", "逾期3天办结");
        await p07.Withdraw("C3", entry, "查明是系统登记错误");
        var item = await p06.Item("C3");
        Assert.Equal((ItemState.Unscored, (int?)null), (item.State, item.Points));
        Assert.Equal("查明是系统登记错误", item.Entries.Single().Withdrawn!.Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Something_found_beats_nothing_found_whichever_comes_first(bool foundFirst)
    {
        var none = () => p07.Set("C3", "none:1", "true");
        if (!foundFirst)
        {
            Assert.Null((await none()).Contradiction);
        }

        await p06.Found("C3", "C3.1.1", "逾期3天办结");
        if (foundFirst)
        {
            Assert.Equal("逾期3天办结", (await none()).Contradiction!.Theirs);
        }

        var item = await p06.Item("C3");
        Assert.Equal((ItemState.Scored, 350, 0), (item.State, item.Points, item.Claims.Count));
        Assert.Equal(agency.Person("p07"), item.Entries.Single().Instead.Single().By);
    }

    [Fact]
    public async Task Nothing_found_stands_beside_the_fact_that_ended_it_whoever_said_it_again_and_also_once_the_fact_is_withdrawn()
    {
        await p07.Set("C3", "none:1", "true");
        await (await ScoringHand.Of(agency, "p08", "U30")).Set("C3", "none:1", "true");
        var entry = await p06.Found("C3", "C3.1.1", "逾期3天办结");
        await p06.Withdraw("C3", entry, "查明是系统登记错误");
        await p06.Set("C3", "none:1", "true");
        await p06.Found("C3", "C3.1.1", "逾期5天办结");
        Assert.Equal([[agency.Person("p07"), agency.Person("p08")], []], (await p06.Item("C3")).Entries.Select(one => one.Instead.Select(mark => mark.By)));
    }

    [Fact]
    public async Task Two_who_choose_different_levels_unseen_are_both_kept_and_the_item_is_not_scored()
    {
        await p06.Set("B1", "level:1", "B1.1.1");
        var answer = await p07.Set("B1", "level:1", "B1.1.2");
        Assert.Equal(("B1.1.1", "B1.1.2"), (answer.Contradiction!.Theirs, answer.Contradiction.Yours));
        var item = await p06.Item("B1");
        Assert.Equal((ItemState.Contradicted, (int?)null, 2), (item.State, item.Points, item.Claims.Count));

        // Who has seen both decides.
        await p07.Set("B1", "level:1", "B1.1.2", seen: item.Version);
        Assert.Equal((ItemState.Scored, 300), ((await p06.Item("B1")).State, (await p06.Item("B1")).Points));
    }

    [Fact]
    public async Task Who_has_seen_the_others_choice_replaces_it_and_nobody_contradicts_himself()
    {
        var first = await p06.Set("B1", "level:1", "B1.1.1");
        await p06.Set("B1", "level:1", "B1.1.3");
        Assert.Null((await p07.Set("B1", "level:1", "B1.1.2", seen: first.Version + 1)).Contradiction);
        Assert.Equal(300, (await p06.Item("B1")).Points);
    }

    [Fact]
    public async Task Facts_do_not_score_by_themselves_until_somebody_says_that_they_are_right()
    {
        Assert.Null(await p06.ItemOrNone("A3"));
        await p06.Set("A3", AnswerField.Checked, AnswerField.Yes);
        Assert.Equal(ItemState.Scored, (await p06.Item("A3")).State);
    }

    [Fact]
    public async Task What_no_rule_has_is_refused()
    {
        Assert.Equal("Scorecards.NoSuchAnswer", await p06.Refused("B1", "level:1", "C3.1.1"));
        Assert.Equal("Scorecards.NoSuchAnswer", await p06.Refused("B1", "share:1", "3"));
        Assert.Equal("Scorecards.NoSuchAnswer", await p06.Refused("C3", "points", "4"));
        Assert.Equal("Scorecards.NoSuchCase", await agency.As("p06").Refused(p06.Entry("C3", "B1.1.1", "写错了")));
        Assert.Equal("Scorecards.CountForm", await agency.As("p06").Refused(p06.Entry("C3", "C3.1.1", "写错了", count: 0)));
    }

    [Fact]
    public async Task Nobody_else_scores_the_card_and_other_groups_do_not_see_it()
    {
        Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new ReadCard(p06.Card)));
        Assert.Equal("Access.NoRight", await agency.As("coordinator").Refused(p06.Entry("C3", "C3.1.1", "逾期")));
        Assert.Equal("Access.ForeignRow", await agency.As("u30").Refused(new ReadCard(p06.Card)));
    }

    [Fact]
    public async Task Who_is_recused_from_the_unit_meanwhile_scores_it_no_more()
    {
        await agency.As("p06").Send(new Core.Groups.DeclareConflict(agency.Unit("U30"), new(Core.Groups.ConflictKind.Kin, "表妹在该局工作")));
        Assert.Equal("Scorecards.Recused", await p06.Refused("B1", "level:1", "B1.1.1"));
        await p07.Set("B1", "level:1", "B1.1.1");
    }

    [Fact]
    public async Task Each_unit_has_a_card_and_each_anchor_unit_two()
    {
        var all = (await agency.As("coordinator").Send(new CardList()))!.Rows;
        Assert.Equal((54, 48, 6), (all.Count, all.Count(r => !r.Second), all.Count(r => r.Second)));
        Assert.Equal(9, (await agency.As("p06").Send(new CardList()))!.Rows.Count(r => r.Group == 2));
    }
}
