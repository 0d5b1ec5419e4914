using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>What does not come from paper onto a card.</summary>
public sealed class PaperRefusalTests : IAsyncLifetime
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
    public async Task What_breaks_a_rule_is_refused_at_its_cell()
    {
        var (sheet, expected) = (PaperSheet.Layout, new List<(int, string, SheetColumn)>());
        using var paper = await PaperBook.Of(p06);
        Wrong("Scorecards.Paper.NotTick", sheet.Answer, "A1", "未发现问题", "×");
        Wrong("Scorecards.Paper.NotLevel", sheet.Answer, "B1", "等次", "C3.1.1");
        Wrong("Scorecards.Paper.NotYesNo", sheet.Answer, "C2", "C2.1.1", "4");
        Wrong("Scorecards.Paper.NotRatio", sheet.Answer, "A3", "比例1", "28.5", "29", note: "现场清点");
        Wrong("Scorecards.Paper.NoWhole", sheet.Whole, "A3", "比例2", "3", note: "现场清点");
        Wrong("Schemes.Input.Ratio", sheet.Answer, "D3", "比例1", "5", "4", note: "现场清点");
        Wrong("Scorecards.Paper.NoSource", sheet.Note, "D3", "比例2", "3", "4");
        Wrong("Scorecards.Paper.NoReason", sheet.Note, "B2", "不适用", "√");
        Wrong("Scorecards.CountForm", sheet.Answer, "C3", "C3.1.1", "", fact: "一件投诉没有回复");
        Wrong("Scorecards.FactForm", sheet.Fact, "C3", "C3.1.2", "1");
        Wrong("Scorecards.Paper.NotHere", sheet.Fact, "D2", "未发现问题", "√", fact: "看过清单");
        Wrong("Scorecards.Paper.NoSuchItem", sheet.Code, "Z9", "备注", note: "看过清单");
        Wrong("Scorecards.Paper.NoSuchLine", sheet.Line, "B1", "得分", "4");
        Wrong("Scorecards.Paper.FoundHere", sheet.Answer, "E3", "未发现问题", "√");
        paper.Fill("E3", "E3.1.1", "1", fact: "苗头性问题没有提醒");
        await p06.Found("A2", "A2.1.1", "缺下半年研判结论");
        Wrong("Scorecards.Paper.FoundAlready", sheet.Answer, "A2", "未发现问题", "√");
        await p06.Found("F2", "F2.1.1", "反馈超期2天", 2);
        Wrong("Scorecards.Paper.OtherCount", sheet.Answer, "F2", "F2.1.1", "1", fact: "反馈超期2天");

        var preview = await paper.Preview(p06);
        Assert.Equal(expected.Select(one => (one.Item1, one.Item2, one.Item3.Index)).Order(), preview.Page.Rows.Where(row => row.Kind == VerdictKind.Refused).SelectMany(row => row.Problems).Select(no => (no.Row, no.Code, no.Where.Column)).Order());
        Assert.Equal(1, preview.Counts[VerdictKind.New]);

        void Wrong(string code, SheetColumn at, string item, string line, string answer = "", string whole = "", string fact = "", string note = "") =>
            expected.Add((paper.Fill(item, line, answer, whole, fact, note: note), code, at));
    }

    [Fact]
    public async Task A_sheet_corrected_from_its_remarks_comes_in()
    {
        using var paper = await PaperBook.Of(p06);
        paper.Fill("A1", "未发现问题", "×");
        var upload = await paper.Upload(p06);
        using var remarked = new PaperBook((await p06.Sender.Send(new AnnotatedPaper(p06.Card, upload))).Bytes);
        remarked.Sheet.CellsUsed().Single(cell => cell.GetString() == "×").SetValue("√");
        Assert.Equal(1, (await remarked.Enter(p06)).ToWrite);
        Assert.Equal(500, (await p06.Item("A1")).Points);
    }

    [Fact]
    public async Task Another_cards_sheet_a_forged_key_and_a_file_that_is_no_sheet_of_a_card_are_refused_whole()
    {
        var other = (await p06.Sender.Send(new CardList()))!.Rows.First(row => row.Own && row.Id != p06.Card && row.State is CardState.NotStarted or CardState.SelfScored or CardState.Scoring);
        using var paper = await PaperBook.Of(await ScoringHand.Of(agency, "p06", other.Code));
        paper.Fill("B1", "等次", "B1.1.2");
        Assert.Equal("Scorecards.Paper.OtherCard", await Refused(paper.Bytes));
        // Whose key is put into it, his lines it has: they are judged by the rules of that card, like anything typed.
        paper.Key.SetValue($"{p06.Card:N}-0");
        Assert.Equal("Scorecards.Paper.OldCard", await Refused(paper.Bytes));
        paper.Key.SetValue("");
        Assert.Equal("Scorecards.Paper.NoKey", await Refused(paper.Bytes));
        paper.Key.SetValue("../../etc/passwd");
        Assert.Equal("Scorecards.Paper.OtherCard", await Refused(paper.Bytes));
        Assert.StartsWith("Sheets.File.", await Refused("编码,事项,填写"u8.ToArray()), StringComparison.Ordinal);
        Assert.Equal("Sheets.NoSuchSheet", await Refused((await agency.As("coordinator").Send(new Core.Facts.FactTemplate())).Bytes));
    }

    [Fact]
    public async Task Ten_times_as_many_lines_as_a_card_has_are_refused_whole()
    {
        using var paper = await PaperBook.Of(p06);
        var (lines, first) = (paper.Sheet.LastRowUsed().RowNumber() - 1, paper.Sheet.LastRowUsed().RowNumber() + 1);
        for (var row = first; row < first + (lines * 9); row++)
        {
            (paper.Sheet.Cell(row, 1).Value, paper.Sheet.Cell(row, 3).Value, paper.Sheet.Cell(row, 11).Value) = ("B1", "备注", $"第{row}行");
        }

        Assert.Equal("Sheets.TooManyRows", await Refused(paper.Bytes));
    }

    [Fact]
    public async Task Only_who_may_score_the_card_gets_its_sheet_and_brings_it_back()
    {
        using var paper = await PaperBook.Of(p06);
        paper.Fill("B1", "等次", "B1.1.2");
        var upload = await paper.Upload(p06);
        Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new PaperTemplate(p06.Card)));
        Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new EnterPaper(p06.Card, upload, "")));
        Assert.Equal("Access.NoRight", await agency.As("coordinator").Refused(new PaperPreview(p06.Card, upload)));
        // A colleague brings what he has uploaded himself.
        Assert.Equal("Common.Gone", await agency.As("p07").Refused(new EnterPaper(p06.Card, upload, "")));
        await agency.As("p06").Send(new Core.Groups.DeclareConflict(agency.Unit("U30"), new(Core.Groups.ConflictKind.Kin, "表妹在该局工作")));
        Assert.Equal("Scorecards.Recused", await p06.Sender.Refused(new PaperTemplate(p06.Card)));
        Assert.Equal("Scorecards.Recused", await p06.Sender.Refused(new EnterPaper(p06.Card, upload, "")));
    }

    [Fact]
    public async Task A_signed_card_takes_nothing_from_paper_and_one_that_was_opened_again_nothing_from_before()
    {
        var table = await CardTable.Of(agency);
        using var paper = await PaperBook.Of(table.Hand);
        paper.Fill("B1", "等次", "B1.1.2");
        var upload = await paper.Upload(table.Hand);
        await table.SignAll();
        Assert.StartsWith("Scorecards.Closed", await table.Chair.Refused(new PaperPreview(table.Card, upload)), StringComparison.Ordinal);
        Assert.StartsWith("Scorecards.Closed", await table.Chair.Refused(new EnterPaper(table.Card, upload, "")), StringComparison.Ordinal);
        Assert.StartsWith("Scorecards.Closed", await table.Chair.Refused(new PaperTemplate(table.Card)), StringComparison.Ordinal);
        await agency.As("coordinator").Send(new SendBack(table.Card, "漏评了两项"));
        Assert.Equal("Scorecards.Paper.OldCard", await table.Chair.Refused(new PaperPreview(table.Card, upload)));
    }

    private async Task<string> Refused(byte[] file) => await p06.Sender.Refused(new PaperPreview(p06.Card, await p06.Sender.Send(new UploadPaper("回填表.xlsx", new(file)))));
}
