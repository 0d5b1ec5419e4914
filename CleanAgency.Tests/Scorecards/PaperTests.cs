using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>A card that was filled in on paper and comes back as a workbook. P06 to P10 are the second group, which scores U30.</summary>
[SpokenInChinese]
public sealed class PaperTests : IAsyncLifetime
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
    public async Task What_was_written_on_paper_gives_the_points_that_the_same_taps_give()
    {
        using var paper = await PaperBook.Of(p06);
        foreach (var (item, line, answer) in new[] { ("A1", "未发现问题", "√"), ("A3", "核对无误", "是"), ("B1", "等次", "b1.1.2"), ("C2", "C2.1.1", "有"), ("C2", "C2.1.2", "无"), ("C2", "C2.1.3", "有"), ("C2", "C2.1.4", "√") })
        {
            paper.Fill(item, line, answer);
        }

        paper.Fill("C3", "C3.1.1", "2", fact: "两件投诉逾期3天办结", person: "受理窗口");
        paper.Fill("C3", "C3.1.1", "1", fact: "一件投诉没有回复");
        paper.Fill("D3", "比例2", "3", whole: "4", note: "现场清点");
        paper.Fill("D1", "D1.1.1", "√", note: "现场核实");
        paper.Fill("B2", "不适用", "√", note: "本轮不查");
        paper.Fill("B1", "备注", note: "看过台账");
        var preview = await paper.Enter(p06);
        Assert.Equal((13, 13), (preview.Total, preview.Counts[VerdictKind.New]));

        await using var tapped = await Agency.District();
        var hand = await ScoringHand.Of(tapped, "p06", "U30");
        foreach (var (item, field, value) in new[]
        {
            ("A1", "none:1", "true"), ("A3", "checked", "true"), ("B1", "level:1", "B1.1.2"), ("C2", "has:C2.1.1", "true"), ("C2", "has:C2.1.2", "false"), ("C2", "has:C2.1.3", "true"), ("C2", "has:C2.1.4", "true"),
            ("D3", "share:2", "3"), ("D3", "whole:2", "4"), ("D1", "count:D1.1.1", "1"), ("B1", "comment", "看过台账"),
        })
        {
            await hand.Set(item, field, value);
        }

        await hand.Found("C3", "C3.1.1", "两件投诉逾期3天办结", 2);
        await hand.Found("C3", "C3.1.1", "一件投诉没有回复");
        await hand.Send(hand.Answer("B2", "applies", "false", 0) with { Note = "本轮不查" });
        Assert.Equal(await Points(hand), await Points(p06));
        Assert.Equal("受理窗口", (await p07.Item("C3")).Entries[0].Person);
        Assert.Equal(("现场清点", "看过台账"), ((await p07.Item("D3")).Claims[0].Source, (await p07.Item("B1")).Claims.Single(c => c.Field == "comment").Value));
    }

    [Fact]
    public async Task The_printed_lines_are_those_of_the_rules_and_leave_out_what_is_not_for_the_unit()
    {
        using var paper = await PaperBook.Of(p06);
        foreach (var asked in (await p06.Document()).Scheme!.Areas.SelectMany(area => area.Items))
        {
            Assert.Equal(asked.Applies != Applies.No, paper.Has(asked.Code, "备注"));
        }

        Assert.True(paper.Has("A3", "比例1") && paper.Has("A3", "核对无误") && paper.Has("E2", "E2.2.1"));
        Assert.Equal("Scorecards.Paper.Empty", await p06.Sender.Refused(new PaperPreview(p06.Card, await paper.Upload(p06))));
    }

    [Fact]
    public async Task The_printed_blank_card_asks_what_the_workbook_asks_with_what_is_known_and_in_the_measure_of_the_rule()
    {
        using var paper = await PaperBook.Of(p06);
        var report = await p06.Sender.Send(new ReadCardReport(p06.Card));
        Assert.All(report.Items, item => Assert.All(item.Asks, ask => Assert.True(paper.Has(item.Code, ask.Name))));
        Assert.All(report.Items, item => Assert.Equal(item.Applies != Applies.No, item.Asks.Count > 0));
        var talks = report.Items.Single(item => item.Code == "A3").Asks;
        Assert.Equal("体检完成28/29，体检转化3/3", talks.Single(ask => ask.Name == "核对无误").Said);
        Assert.Equal(["体检完成", "体检转化"], talks.Where(ask => ask.Form == PaperForm.Ratio).Select(ask => ask.Said[..4]));
        Assert.Equal(["件", "件", "件", "件"], report.Items.Single(item => item.Code == "C3").Asks.Where(ask => ask.Form == PaperForm.Found).Select(ask => ask.Measure));
        Assert.Equal(["次", "项", "人"], report.Items.Single(item => item.Code == "A1").Asks.Where(ask => ask.Form == PaperForm.Found).Select(ask => ask.Measure));
        Assert.Contains(paper.Sheet.CellsUsed(), cell => cell.GetString().EndsWith("填几件，写明事实，一事一行", StringComparison.Ordinal));
        Assert.Equal(3, report.ExtraAsks.Select(extra => extra.Kind).Distinct().Count());
    }

    [Fact]
    public async Task The_same_sheet_brought_twice_enters_nothing_twice_whoever_brings_it()
    {
        using var paper = await PaperBook.Of(p06);
        paper.Fill("C3", "C3.1.1", "1", fact: "一件投诉没有回复");
        paper.Fill("B1", "等次", "B1.1.2");
        await paper.Enter(p06);
        foreach (var hand in new[] { p06, p07 })
        {
            var again = await paper.Enter(hand);
            Assert.Equal((2, 0), (again.Counts[VerdictKind.Unchanged], again.ToWrite));
        }

        Assert.Equal((1, 1), ((await p06.Item("C3")).Entries.Count, (await p06.Item("B1")).Claims.Count));

        // Not even after somebody who saw it has decided otherwise, or withdrawn it.
        await p07.Set("B1", "level:1", "B1.1.3", seen: (await p07.Item("B1")).Version);
        var since = await paper.Enter(p06);
        Assert.Equal((0, "Scorecards.Paper.Since"), (since.ToWrite, Assert.Single(since.Besides).Code));
        await p07.Withdraw("C3", (await p07.Item("C3")).Entries[0].Id, "查明是系统登记错误");
        var withdrawn = await paper.Preview(p06);
        Assert.Equal("Scorecards.Paper.Withdrawn", Assert.Single(withdrawn.Page.Rows.Single(row => row.Kind == VerdictKind.Refused).Problems).Code);
        Assert.Equal(200, (await p06.Item("B1")).Points);
    }

    [Fact]
    public async Task What_a_colleague_chose_meanwhile_stays_beside_what_the_paper_says()
    {
        using var paper = await PaperBook.Of(p06);
        await p07.Set("B1", "level:1", "B1.1.1");
        await p07.Set("C3", "none:1", "true");
        paper.Fill("B1", "等次", "B1.1.2");
        paper.Fill("C3", "C3.1.1", "1", fact: "一件投诉没有回复");
        var preview = await paper.Enter(p06);
        var change = Assert.Single(preview.Page.Rows.Single(row => row.Kind == VerdictKind.Changed).Changes);
        Assert.Equal(("B1.1.1", "B1.1.2", (await p07.Document()).Me.Name), (change.Old, change.New, change.By));
        Assert.Equal(["Scorecards.Paper.Both", "Scorecards.Paper.Beats"], preview.Besides.Select(notice => notice.Code));
        var item = await p06.Item("B1");
        Assert.Equal((ItemState.Contradicted, 2), (item.State, item.Claims.Count));
        Assert.Equal(350, (await p06.Item("C3")).Points);
    }

    [Fact]
    public async Task What_he_said_himself_is_replaced_and_the_preview_says_so()
    {
        await p06.Set("B1", "level:1", "B1.1.1");
        using var paper = await PaperBook.Of(p06);
        paper.Fill("B1", "等次", "B1.1.2");
        var preview = await paper.Enter(p06);
        Assert.Equal([new FieldChange("填写", "B1.1.1", "B1.1.2")], Assert.Single(preview.Page.Rows).Changes);
        Assert.Equal((ItemState.Scored, 300), ((await p07.Item("B1")).State, (await p07.Item("B1")).Points));
    }

    [Fact]
    public async Task What_was_not_shown_is_not_written_and_it_is_all_or_nothing()
    {
        using var paper = await PaperBook.Of(p06);
        paper.Fill("B1", "等次", "B1.1.2");
        var upload = await paper.Upload(p06);
        var preview = await p06.Sender.Send(new PaperPreview(p06.Card, upload));
        await p07.Set("B1", "level:1", "B1.1.1");
        Assert.Equal("Sheets.ChangedSince", await p06.Sender.Refused(new EnterPaper(p06.Card, upload, preview.Fingerprint)));
        paper.Fill("C3", "C3.1.1", "0", fact: "一件投诉没有回复");
        upload = await paper.Upload(p06);
        preview = await p06.Sender.Send(new PaperPreview(p06.Card, upload));
        Assert.Equal("Sheets.SomeRefused", await p06.Sender.Refused(new EnterPaper(p06.Card, upload, preview.Fingerprint)));
        Assert.Equal(400, (await p06.Item("B1")).Points);
    }

    [Fact]
    public async Task It_is_one_act_of_the_person_who_brought_it()
    {
        using var paper = await PaperBook.Of(p06);
        paper.Fill("B1", "等次", "B1.1.2");
        await paper.Enter(p06);
        var acts = await agency.Audit(nameof(EnterPaper));
        Assert.Equal(agency.Person("p06"), Assert.Single(acts.Select(act => (act.ActId, act.PersonId)).Distinct()).PersonId);
        Assert.Contains(acts, act => act.SubjectId == p06.Card && act.Details.Contains("B1.1.2", StringComparison.Ordinal));
    }

    private static async Task<List<string>> Points(ScoringHand hand)
    {
        var card = await hand.Document();
        return [.. card.Scheme!.Areas.SelectMany(area => area.Items).Where(item => card.Items.ContainsKey(item.Id)).Select(item => $"{item.Code} {card.Items[item.Id].State} {card.Items[item.Id].Points} {card.Items[item.Id].Why}")];
    }
}
