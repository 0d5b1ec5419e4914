using CleanAgency.Core.Notices;
using CleanAgency.Core.Common;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>自评分: how U22 sees itself before P06 and the others come.</summary>
public sealed class SelfScoreTests : IAsyncLifetime
{
    private Agency agency = null!;
    private Sender liaison = null!;

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        liaison = agency.As("u22");
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task It_asks_for_the_items_that_apply_and_is_filled_in_where_facts_are_known()
    {
        var form = await Form();
        Assert.True(form.Open);
        Assert.Equal(0, Line(form, "E1").Foreseen!.Value.Hundredths % 10);
        Assert.Null(Line(form, "B1").Foreseen);
        Assert.NotEmpty(Line(form, "A3").Facts);
    }

    [Fact]
    public async Task Points_are_tenths_up_to_the_items_own()
    {
        var form = await Form();
        foreach (var wrong in new[] { "4.1", "-1", "3.25", "三" })
        {
            Assert.Equal("Scorecards.SelfForm", await liaison.Refused(Edit(form, "B1", wrong)));
        }

        Assert.Equal(1, await liaison.Send(Edit(form, "B1", "3.5")));
        Assert.Equal((Points.Of(3.5m), 1), (Line(await Form(), "B1").Points!.Value, Line(await Form(), "B1").Version));
        Assert.Equal(2, await liaison.Send(Edit(form, "B1", "自查缺1次", SelfField.Note)));
    }

    [Fact]
    public async Task Handed_in_it_takes_what_the_facts_give_names_what_is_open_and_stands()
    {
        Assert.Equal("Scorecards.SelfOpen", await liaison.Refused(new SubmitSelfScore((await Form()).Id)));
        var form = await HandIn();
        Assert.Equal("Scorecards.SelfSubmitted", await liaison.Refused(Edit(form, "B1", "1")));
        var self = (await (await ScoringHand.Of(agency, "p06", "U22")).Document()).Self;
        Assert.Equal(form.Areas.Sum(area => area.Lines.Count), self.Count);
        Assert.Equal(200, self[Line(form, "B1").ItemId].Points);
    }

    [Fact]
    public async Task The_group_sees_it_only_when_it_is_handed_in_and_a_missing_one_holds_up_nothing()
    {
        var p06 = await ScoringHand.Of(agency, "p06", "U22");
        await liaison.Send(Edit(await Form(), "B1", "3.5"));
        Assert.Empty((await p06.Document()).Self);
        await p06.Set("B1", "level:1", "B1.1.1", seen: int.MaxValue);
        await HandIn();
        Assert.NotEmpty((await p06.Document()).Self);
        Assert.Equal(CardState.Scoring, (await p06.Document()).Stage);
    }

    [Fact]
    public async Task It_ends_with_the_day_of_the_visit_and_waits_at_home_until_then()
    {
        var form = await Form();
        var visit = (await liaison.Send(new VisitList(null, new())))!.Rows.Single();
        Assert.Equal(visit.Slot!.Date, form.Last);
        Assert.Contains((await liaison.Waits()), item => item.Kind == NoticeKind.SelfScoreDue);
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(form.Last.AddDays(1), new(9, 0)));
        Assert.Equal("Scorecards.SelfLate", await agency.As("u22").Refused(Edit(form, "B1", "3.5")));
        Assert.DoesNotContain((await agency.As("u22").Waits()), item => item.Kind == NoticeKind.SelfScoreDue);
    }

    [Fact]
    public async Task Once_the_group_has_signed_nobody_copies_its_points()
    {
        var table = await CardTable.Of(agency);
        await table.Deliberate();
        var unit = agency.As("u30");
        var form = (await unit.Send(new SelfScoreForm()))!;
        agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(form.Last, new(18, 0)));
        Assert.True((await unit.Send(new SelfScoreForm()))!.Open);
        foreach (var account in table.Others.Take(2).Append(table.Leader))
        {
            await table.Sign(account);
        }

        Assert.Equal((false, true), ((await unit.Send(new SelfScoreForm()))!.Open, (await unit.Send(new SelfScoreForm()))!.GroupSigned));
        Assert.Equal("Scorecards.SelfSigned", await unit.Refused(Edit(form, "B1", "3.5")));
        Assert.Equal("Scorecards.SelfSigned", await unit.Refused(new SubmitSelfScore(form.Id)));
        Assert.DoesNotContain(await unit.Waits(), item => item.Kind == NoticeKind.SelfScoreDue);
    }

    [Fact]
    public async Task Another_units_liaison_does_not_touch_it() =>
        Assert.Equal("Access.ForeignRow", await agency.As("u01").Refused(Edit(await Form(), "B1", "1")));

    private async Task<SelfScoreForm.Answer> HandIn()
    {
        var form = await Form();
        foreach (var line in form.Areas.SelectMany(area => area.Lines).Where(line => line.Foreseen is null))
        {
            await liaison.Send(new EditSelfScore(form.Id, line.ItemId, SelfField.Points, "2", line.Version));
        }

        await liaison.Send(new SubmitSelfScore(form.Id));
        return await Form();
    }

    private async Task<SelfScoreForm.Answer> Form() => (await agency.As("u22").Send(new SelfScoreForm()))!;

    private static SelfScoreForm.Line Line(SelfScoreForm.Answer form, string code) => form.Areas.SelectMany(area => area.Lines).Single(line => line.Code == code);

    private static EditSelfScore Edit(SelfScoreForm.Answer form, string code, string value, SelfField field = SelfField.Points) => new(form.Id, Line(form, code).ItemId, field, value, Line(form, code).Version);
}
