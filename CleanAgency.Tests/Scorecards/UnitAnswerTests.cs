using CleanAgency.Core.Notices;
using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>The unit confirms, objects or is silent; and what is locked is sealed.</summary>
public sealed class UnitAnswerTests : IAsyncLifetime
{
    private Agency agency = null!;
    private CardTable table = null!;

    private Sender Unit => agency.As("u30");

    public async Task InitializeAsync()
    {
        agency = await Agency.District();
        table = await CardTable.Of(agency);
    }

    public async Task DisposeAsync() => await agency.DisposeAsync();

    [Fact]
    public async Task Confirmed_at_the_own_desk_it_is_locked_and_sealed()
    {
        await table.SignAll();
        Assert.Contains((await Unit.Waits()), i => i.Kind == NoticeKind.CardToConfirm && i.Thing == table.Card);
        Assert.Equal("Access.NoRight", await table.Chair.Refused(new ConfirmCard(table.Card)));
        await Unit.Send(new ConfirmCard(table.Card));
        Assert.NotNull((await table.Panel()).Seal);
        Assert.Equal("Scorecards.NotNow", await Unit.Refused(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结")));
        Assert.Equal("Scorecards.NotNow", await agency.As("coordinator").Refused(new SendBack(table.Card, "漏评")));
        Assert.Empty((await agency.As("auditor").Send(new CheckSeals())).Altered);
    }

    [Theory]
    [InlineData("""update "Occurrences" set "Count" = 3""")]
    [InlineData("""update "ItemScores" set "Points" = 100 where "Code" = 'B1'""")]
    [InlineData("""update "Signatures" set "Name" = '别人'""")]
    [InlineData("""delete from "Claims" where "Field" = 'level:1'""")]
    public async Task A_locked_card_that_was_altered_is_named(string sql)
    {
        await table.Found("C3", "C3.1.1", "逾期3天办结");
        await table.SignAll();
        await Unit.Send(new ConfirmCard(table.Card));
        Assert.True(await agency.Sql(sql) > 0);
        Assert.Contains((await table.Panel()).Title, (await agency.As("coordinator").Send(new CheckSeals())).Altered);
        Assert.Contains((await agency.As("auditor").Waits()), i => i.Kind == NoticeKind.SealsBroken);
    }

    [Fact]
    public async Task Confirmed_on_the_tablet_the_days_for_objections_still_run_and_silence_locks_it()
    {
        await table.SignAll();
        Assert.Equal("Access.Form", await table.Chair.Refused(new ConfirmOnTablet(table.Card, "王示签", "<svg>")));
        await agency.As(table.Others[0]).Send(new ConfirmOnTablet(table.Card, "王示签", "M10 10 L20 30 L40 5 M50 60 L70 80"));
        Assert.Equal("Scorecards.ConfirmedAlready", await table.Chair.Refused(new ConfirmOnTablet(table.Card, "王示签", "M10 10 L20 30")));
        Assert.Contains((await Unit.Waits()), i => i.Kind == NoticeKind.CardConfirmedOnTablet && i.Words.Contains("王示签"));
        var jobs = agency.Machine(Permission.RunJobs);
        await jobs.Send(new LockSilentCards());
        Assert.Equal((0, CardState.AwaitingUnit), (await jobs.Send(new LockSilentCards()), (await table.Panel()).State));
        var due = (await table.Panel()).Objection!.Due;
        table.Later(20);
        Assert.True(due < new DateOnly(2026, 12, 10));
        Assert.Equal("Scorecards.ObjectionOver", await Unit.Refused(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结")));
        await jobs.Send(new LockSilentCards());
        Assert.Equal(CardState.Locked, (await table.Panel()).State);
        Assert.Contains(await Unit.Waits(), i => i.Kind == NoticeKind.CardLockedInSilence && i.Address == $"scorecards/{table.Card}");
        Assert.Empty((await agency.As("auditor").Send(new CheckSeals())).Altered);
    }

    [Fact]
    public async Task The_printed_card_says_who_signed_how_the_unit_answered_and_once_locked_its_seal()
    {
        Assert.Empty((await table.Chair.Send(new ReadCardReport(table.Card))).Hands!.Signers);
        await table.SignAll();
        await table.Chair.Send(new ConfirmOnTablet(table.Card, "王示签", "M10 10 L20 30"));
        var report = await Unit.Send(new ReadCardReport(table.Card));
        Assert.Equal((CardState.AwaitingUnit, 3, GroupPost.Leader, null), (report.State, report.Hands!.Signers.Count, report.Hands.Signers[0].Post, report.Hands.Seal));
        Assert.Equal(("王示签", "M10 10 L20 30"), (report.Hands.Unit!.Name, report.Hands.Unit.Drawing));
        await Unit.Send(new ConfirmCard(table.Card));
        var locked = (await table.Chair.Send(new ReadCardReport(table.Card))).Hands!;
        Assert.Equal((await table.Panel()).Seal, locked.Seal);
        Assert.NotNull(locked.LockedAt);
        await table.Chair.Send(new ExportCard(table.Card));
    }

    [Fact]
    public async Task An_objection_is_kept_with_its_reason()
    {
        await table.SignAll();
        await Unit.Send(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结"));
        Assert.Equal("Scorecards.ObjectedAlready", await Unit.Refused(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结")));
        Assert.Equal("Scorecards.ObjectionsOpen", await Unit.Refused(new ConfirmCard(table.Card)));
        Assert.Contains((await table.Chair.Waits()), i => i.Kind == NoticeKind.CardUnderReview);
        var objection = (await table.Panel()).Objections.Single();
        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[0]).Refused(new DecideObjection(table.Card, objection.Id, false, "证据充分")));
        Assert.Equal("Scorecards.NothingChanged", await table.Chair.Refused(new DecideObjection(table.Card, objection.Id, true, "证据充分")));
        await agency.As("coordinator").Send(new DecideObjection(table.Card, objection.Id, false, "台账显示逾期"));
        Assert.Equal("Scorecards.DecidedAlready", await table.Chair.Refused(new DecideObjection(table.Card, objection.Id, false, "证据充分")));
        Assert.Equal(CardState.UnderReview, (await table.Panel()).State);
        await Unit.Send(new ConfirmCard(table.Card));
        Assert.Equal(CardState.Locked, (await table.Panel()).State);
    }

    [Fact]
    public async Task A_review_changes_facts_of_what_was_objected_to_and_keeps_before_and_after()
    {
        var entry = await table.Found("C3", "C3.1.1", "逾期3天办结");
        await table.SignAll();
        await Unit.Send(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结，有回执"));
        table.Hand.Epoch = 2;
        Assert.Equal("Scorecards.ClosedUnderReview", await table.Hand.Refused("B1", "level:1", "B1.1.2"));
        var member = await ScoringHand.Of(agency, table.Others[0], "U30");
        member.Epoch = 2;
        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[0]).Refused(member.Entry("C3", "C3.1.1", "又一件")));
        await table.Hand.Withdraw("C3", entry, "回执属实");
        var objection = (await table.Panel()).Objections.Single();
        Assert.Equal("Scorecards.ReviewUnscored", await table.Chair.Refused(new DecideObjection(table.Card, objection.Id, true, "回执属实")));
        await table.Hand.Set("C3", AnswerField.None(1), AnswerField.Yes, seen: int.MaxValue);
        Assert.Equal("Scorecards.WasChanged", await table.Chair.Refused(new DecideObjection(table.Card, objection.Id, false, "回执属实")));
        await table.Chair.Send(new DecideObjection(table.Card, objection.Id, true, "回执属实"));
        objection = (await table.Panel("u30")).Objections.Single();
        Assert.Equal((350, 400, ObjectionOutcome.Changed), (objection.Before!.Value.Hundredths, objection.After!.Value.Hundredths, objection.Outcome));
        table.Later(20);
        await agency.Machine(Permission.RunJobs).Send(new LockSilentCards());
        Assert.Equal(CardState.Locked, (await table.Panel()).State);
        Assert.Empty((await agency.As("auditor").Send(new CheckSeals())).Altered);
    }

    [Fact]
    public async Task Once_every_objection_is_answered_the_panel_says_when_the_card_locks_by_itself()
    {
        await table.SignAll();
        await table.Chair.Send(new ConfirmOnTablet(table.Card, "王示签", "M10 10 L20 30"));
        var night = (await table.Panel()).Objection!.Due.AddDays(1);
        Assert.Equal(night, (await table.Panel()).LocksOn);
        await Unit.Send(new ObjectToItem(table.Card, table.Hand.IdOf("C3"), "已按期办结"));
        var objected = await table.Panel();
        Assert.Null(objected.LocksOn);
        await table.Chair.Send(new DecideObjection(table.Card, objected.Objections.Single().Id, false, "台账显示逾期"));
        var decided = await table.Panel("coordinator");
        Assert.Equal((CardState.UnderReview, night), (decided.State, decided.LocksOn));
        var jobs = agency.Machine(Permission.RunJobs);
        await jobs.Send(new LockSilentCards());
        Assert.Equal(CardState.UnderReview, (await table.Panel()).State);
        table.Later(night.DayNumber - agency.Services.GetRequiredService<Clock>().Today.DayNumber);
        await jobs.Send(new LockSilentCards());
        Assert.Equal((CardState.Locked, null), ((await table.Panel()).State, (await table.Panel()).LocksOn));
    }

    [Fact]
    public async Task Nobody_else_answers_for_the_unit()
    {
        await table.SignAll();
        Assert.Equal("Access.ForeignRow", await agency.As("u29").Refused(new ConfirmCard(table.Card)));
        Assert.Equal("Access.NoRight", await agency.As("coordinator").Refused(new ConfirmCard(table.Card)));
    }
}
