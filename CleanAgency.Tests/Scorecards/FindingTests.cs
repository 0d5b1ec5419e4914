using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What the unit will have to put right.</summary>
public sealed class FindingTests : IAsyncLifetime
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
    public async Task A_deduction_leads_to_a_finding_that_stands_in_the_cards_list()
    {
        var entry = await p06.Found("C3", "C3.1.1", "逾期3天办结");
        await p06.Send(p06.Finding("C3", "投诉逾期办结", entry));
        var finding = Assert.Single((await p07.Document()).Findings);
        Assert.Equal((p06.IdOf("C3"), (Guid?)entry, "投诉逾期办结", FindingSeverity.Ordinary), (finding.Item, finding.Entry, finding.Fact, finding.Severity));
        Assert.Equal((ItemState.Scored, 350), ((await p06.Item("C3")).State, (await p06.Item("C3")).Points));
    }

    [Fact]
    public async Task A_finding_alone_scores_nothing()
    {
        await p06.Send(p06.Finding("C3", "办理台账不清楚"));
        Assert.Equal(ItemState.Unscored, (await p06.Item("C3")).State);
    }

    [Fact]
    public async Task Whoever_withdraws_one_says_why_and_it_is_withdrawn_once()
    {
        var finding = p06.Finding("C3", "投诉逾期办结");
        await p06.Send(finding);
        await p07.Send(Withdraw(finding, "查明不属实"));
        Assert.Equal("查明不属实", Assert.Single((await p06.Document()).Findings).Withdrawn!.Reason);
        Assert.Equal("Scorecards.WithdrawnAlready", await p06.Sender.Refused(Withdraw(finding, "再撤一次")));
        Assert.Equal("Common.Gone", await p06.Sender.Refused(Withdraw(finding, "指标不对") with { ItemId = p06.IdOf("B1") }));
    }

    [Fact]
    public async Task An_entry_that_is_withdrawn_takes_its_findings_along_for_the_same_reason()
    {
        var (wrong, right) = (await p06.Found("C3", "C3.1.1", "逾期3天办结"), await p06.Found("C3", "C3.1.2", "办结未回访"));
        RaiseFinding gone = p06.Finding("C3", "投诉逾期办结", wrong), before = p06.Finding("C3", "台账漏记逾期", wrong), other = p06.Finding("C3", "未落实回访", right), own = p06.Finding("C3", "办理台账不清楚");
        foreach (var finding in new[] { gone, before, other, own })
        {
            await p06.Send(finding);
        }

        await p07.Send(Withdraw(before, "与另一条重复"));
        await p07.Withdraw("C3", wrong, "查明未逾期");
        Assert.Equal(["查明未逾期", "与另一条重复", null, null], await Reasons(gone, before, other, own));
        Assert.Equal("Scorecards.WithdrawnAlready", await p06.Sender.Refused(Withdraw(gone, "再撤一次")));
        Assert.Equal(["未落实回访", "办理台账不清楚"], (await p06.Sender.Send(new ReadCardReport(p06.Card))).Findings.Select(finding => finding.Fact));
    }

    [Fact]
    public async Task A_finding_that_comes_after_its_entry_was_withdrawn_comes_out_as_if_it_had_been_first()
    {
        var entry = await p06.Found("C3", "C3.1.1", "逾期3天办结");
        await p07.Withdraw("C3", entry, "查明未逾期");
        var late = p06.Finding("C3", "投诉逾期办结", entry);
        await p06.Send(late);
        Assert.Equal(["查明未逾期"], await Reasons(late));
        Assert.Equal((await p06.Item("C3")).Entries.Single().Withdrawn, (await p06.Document()).Findings.Single().Withdrawn);
    }

    [Fact]
    public async Task What_it_lacks_is_refused_in_words_of_its_own()
    {
        var finding = p06.Finding("C3", "投诉逾期办结");
        Assert.Equal("Scorecards.ClauseForm", await p06.Sender.Refused(finding with { Content = finding.Content with { Clause = " " } }));
        Assert.Equal("Scorecards.RequirementForm", await p06.Sender.Refused(finding with { Content = finding.Content with { Requirement = "改" } }));
        Assert.Equal("Scorecards.SeverityForm", await p06.Sender.Refused(finding with { Content = finding.Content with { Severity = (FindingSeverity)9 } }));
        Assert.Equal("Common.Gone", await p06.Sender.Refused(p06.Finding("C3", "投诉逾期办结", Guid.NewGuid())));
    }

    private async Task<IEnumerable<string?>> Reasons(params RaiseFinding[] findings)
    {
        var all = (await p07.Document()).Findings;
        return findings.Select(raised => all.Single(one => one.Id == raised.Id).Withdrawn?.Reason);
    }

    private static WithdrawFinding Withdraw(RaiseFinding finding, string why) => new(Guid.NewGuid(), finding.CardId, 1, finding.ItemId, DateTime.UtcNow, finding.Id, why);
}
