using CleanAgency.Core.Notices;
using CleanAgency.Core.Common;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>Bonus, negative points and vetoes: an inspector proposes, the leader decides. J1 gives one point a fact up to two, N2 takes three and zeroes what it is about.</summary>
public sealed class ExtraTests : IAsyncLifetime
{
    private Agency agency = null!;
    private ScoringHand p06 = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        p06 = await ScoringHand.Of(agency, "p06", "U30");
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task A_proposal_counts_nothing_until_the_leader_accepts_it()
    {
        var extra = await Propose("J1", "发现并堵住一处资金支付风险");
        Assert.Equal(0, (await p06.Document()).Beside.Bonus);
        Assert.Contains((await agency.As("leader").Waits()), item => item is { Kind: NoticeKind.ExtrasToDecide, Count: 1 });
        await agency.As("leader").Send(Accept(extra));
        Assert.Equal(100, (await p06.Document()).Beside.Bonus);
        Assert.Equal("东纪办〔2026〕12号", (await p06.Document()).Extras.Single().Decision);
    }

    [Fact]
    public async Task Only_the_leader_decides_with_a_number_or_a_reason_and_once()
    {
        var extra = await Propose("J1", "发现并堵住一处资金支付风险");
        Assert.Equal("Access.NoRight", await agency.As("coordinator").Refused(Accept(extra)));
        Assert.Equal("Access.NoRight", await agency.As("p06").Refused(Accept(extra)));
        Assert.Equal("Scorecards.NumberForm", await agency.As("leader").Refused(Accept(extra) with { Reason = "" }));
        Assert.Equal("Scorecards.RefuseWhy", await agency.As("leader").Refused(Refuse(extra) with { Reason = " " }));
        await agency.As("leader").Send(Refuse(extra));
        Assert.Equal("Scorecards.DecidedAlready", await agency.As("leader").Refused(Accept(extra)));
        Assert.Equal("Scorecards.DecidedAlready", await p06.Sender.Refused(new WithdrawExtra(Guid.NewGuid(), p06.Card, 1, DateTime.UtcNow, extra, "记错了")));
        Assert.Equal(0, (await p06.Document()).Beside.Bonus);
    }

    [Fact]
    public async Task One_fact_earns_one_bonus_by_whichever_rule_and_again_once_it_is_refused()
    {
        var extra = await Propose("J1", "取消3张重复报表");
        Assert.Equal("Scorecards.SameFact", await p06.Sender.Refused(await p06.Extra("J4", " 取消3张重复报表 ")));
        await agency.As("leader").Send(Refuse(extra));
        await Propose("J4", "取消3张重复报表");
    }

    [Fact]
    public async Task Bonus_stops_at_the_cap_of_its_rule()
    {
        foreach (var fact in new[] { "堵住一处风险", "堵住另一处风险", "堵住第三处风险" })
        {
            await agency.As("leader").Send(Accept(await Propose("J1", fact)));
        }

        Assert.Equal(200, (await p06.Document()).Beside.Bonus);
    }

    [Fact]
    public async Task A_negative_rule_that_zeroes_names_the_items_and_takes_points_for_each_time()
    {
        var forged = await Propose("N2", "补写会议记录应付督导", count: 2);
        Assert.Equal("Scorecards.NameItems", await agency.As("leader").Refused(Accept(forged)));
        Assert.Equal("Common.Gone", await agency.As("leader").Refused(Accept(forged) with { Zeroes = ["A1", "Z9"] }));
        await agency.As("leader").Send(Accept(forged) with { Zeroes = ["C3", "A1"] });
        var beside = (await p06.Document()).Beside;
        Assert.Equal((-600, "A1 C3"), (beside.Negative, string.Join(' ', beside.Zeroed)));
        Assert.Equal("Scorecards.NamesNoItems", await agency.As("leader").Refused(Accept(await Propose("N1", "因作风问题被通报")) with { Zeroes = ["A1"] }));
    }

    [Fact]
    public async Task A_bonus_and_a_veto_are_for_one_fact_at_a_time()
    {
        Assert.Equal("Scorecards.OnceOnly", await p06.Sender.Refused(await p06.Extra("J1", "堵住两处风险", 2)));
        Assert.Equal("Scorecards.OnceOnly", await p06.Sender.Refused(await p06.Extra("V1", "班子成员被立案审查", 2)));
        Assert.Equal("Common.Gone", await p06.Sender.Refused(new ProposeExtra(Guid.NewGuid(), p06.Card, 1, DateTime.UtcNow, new(Guid.NewGuid(), 1, "堵住一处风险", "记录"))));
    }

    [Fact]
    public async Task What_is_withdrawn_is_no_longer_to_be_decided()
    {
        var extra = await Propose("N3", "逾期不确认评分表");
        await p06.Send(new WithdrawExtra(Guid.NewGuid(), p06.Card, 1, DateTime.UtcNow, extra, "已经补确认"));
        Assert.Equal("Scorecards.WithdrawnAlready", await agency.As("leader").Refused(Accept(extra)));
        Assert.Empty(await Listed("leader"));
    }

    [Fact]
    public async Task The_list_is_for_who_sees_the_cards()
    {
        await Propose("J1", "发现并堵住一处资金支付风险");
        Assert.True((await agency.As("leader").Send(new ExtraList()))!.Decides);
        Assert.Single(await Listed("coordinator"));
        Assert.Single(await Listed("p07"));
        Assert.Empty((await agency.As("p01").Send(new ExtraList()))!.Rows);
    }

    [Fact]
    public async Task The_totals_of_a_card_are_of_the_items_that_apply_and_within_the_caps_of_the_policy()
    {
        var scheme = await agency.Do(async (IServiceProvider services) => await Shelf(services));
        var (a1, c3) = (scheme.Scheme.Indicators.Single(i => i.Code == "A1").Id, scheme.Scheme.Indicators.Single(i => i.Code == "C3").Id);
        var totals = CardTotals.Of(scheme, RoundPolicy.Usual, new Dictionary<Guid, (bool, Points?)> { [a1] = (true, Points.Of(4.5m)), [c3] = (false, null) }, []);
        Assert.Equal((Points.Of(4.5m), Points.Of(96), Points.Zero, Points.Zero), (totals.Earned, totals.Max, totals.Bonus, totals.Negative));
    }

    private static async Task<CardScheme> Shelf(IServiceProvider services)
    {
        var db = (IAppDb)services.GetService(typeof(IAppDb))!;
        var round = db.Set<Core.Rounds.Round>().Single(r => r.Code == "R3");
        return await ((SchemeShelf)services.GetService(typeof(SchemeShelf))!).Of(db, round.SchemeId!.Value, default);
    }

    // The district has others, on other cards.
    private async Task<IEnumerable<ExtraList.Row>> Listed(string account) => (await agency.As(account).Send(new ExtraList()))!.Rows.Where(row => row.CardId == p06.Card);

    private async Task<Guid> Propose(string rule, string fact, int count = 1)
    {
        var tap = await p06.Extra(rule, fact, count);
        await p06.Send(tap);
        return tap.Id;
    }

    private DecideExtra Accept(Guid extra) => new(p06.Card, extra, true, "东纪办〔2026〕12号", []);

    private DecideExtra Refuse(Guid extra) => new(p06.Card, extra, false, "未经复核属实", []);
}
