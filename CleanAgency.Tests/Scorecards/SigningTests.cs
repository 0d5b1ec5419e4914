using CleanAgency.Core.Access;
using CleanAgency.Core.Scorecards;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Scorecards;

/// <summary>签认: the leader and two members, each with the own password, for exactly what the card says.</summary>
public sealed class SigningTests : IAsyncLifetime
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
    public async Task The_leaders_signature_sends_it_when_it_is_the_last_one_needed()
    {
        await table.Deliberate();
        Assert.Equal(CardStage.Deliberating, await table.Sign(table.Others[0]));
        Assert.Equal(CardStage.Deliberating, await table.Sign(table.Others[1], holder: table.Others[0]));
        Assert.Equal(new SignaturesNeeded(true, 0), (await table.Chair.Send(new CardGaps(table.Card))).Needed);
        Assert.Equal(CardStage.AwaitingUnit, await table.Sign(table.Leader));
        var signed = (await table.Panel()).Signatures;
        Assert.Equal((3, 1), (signed.Count, signed.Count(s => s.HeldBy is not null)));
        Assert.Equal("Scorecards.ClosedAwaitingUnit", await table.Hand.Refused("B1", "level:1", "B1.1.2"));
    }

    [Fact]
    public async Task Otherwise_sending_is_a_step_of_its_own_that_the_leader_takes()
    {
        await table.Deliberate();
        await table.Sign(table.Leader);
        await table.Sign(table.Others[0]);
        Assert.Equal(CardStage.Signed, await table.Sign(table.Others[1]));
        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[0]).Refused(new SendToUnit(table.Card)));
        await table.Chair.Send(new SendToUnit(table.Card));
        Assert.Equal("Scorecards.NotNow", await table.Chair.Refused(new SendToUnit(table.Card)));
    }

    [Fact]
    public async Task Before_the_deliberation_nobody_signs()
    {
        await table.ScoreEverything();
        Assert.Equal("Scorecards.NotNow", (await table.TrySign(table.Leader)).Code);
        Assert.Equal("Scorecards.NotNow", await table.Chair.Refused(new SendToUnit(table.Card)));
    }

    [Fact]
    public async Task A_wrong_password_counts_as_at_the_sign_in_and_nobody_of_another_group_signs()
    {
        await table.Deliberate();
        Assert.Equal("Scorecards.PasswordWrong", (await table.TrySign(table.Others[0], table.Leader, password: "wrong")).Code);
        for (var more = 0; more < 4; more++)
        {
            await table.TrySign(table.Others[0], table.Leader, password: "wrong");
        }

        Assert.Equal("Scorecards.PasswordLockedOut", (await table.TrySign(table.Others[0], table.Leader)).Code);
        Assert.Equal(SignInState.LockedOut, (await agency.Stranger.Send(new SignIn(table.Others[0], new(Office.Password), "10.0.0.9"))).State);
        Assert.Equal("Scorecards.NotOfGroup", (await table.TrySign("p01", table.Leader)).Code);
        Assert.Equal("Access.ForeignRow", await agency.As("p01").Refused(new SignCard(table.Card, agency.Person("p01"), new(Office.Password), "")));
        Assert.Equal("Access.NoRight", await table.Chair.Refused(new AddSignature(table.Card, agency.Person(table.Leader), true, "", null, Guid.Empty, "", "")));
    }

    [Fact]
    public async Task What_is_entered_after_a_signature_makes_it_fall_and_nobody_signs_what_he_has_not_seen()
    {
        await table.Deliberate();
        var before = (await table.Chair.Send(new CardGaps(table.Card))).Content;
        await table.Sign(table.Others[0]);
        Assert.Equal("Scorecards.SignedAlready", (await table.TrySign(table.Others[0])).Code);
        await table.Hand.Set("B1", "level:1", "B1.1.2", seen: int.MaxValue);
        Assert.Equal("Scorecards.ChangedMeanwhile", (await table.TrySign(table.Others[1], content: before)).Code);
        await table.Sign(table.Others[1]);
        Assert.Equal(CardStage.Deliberating, await table.Sign(table.Leader));
        Assert.NotNull((await table.Panel()).Signatures[0].FallenAt);
        Assert.Equal(CardStage.Signed, await table.Sign(table.Others[0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tap_and_the_last_signature_at_the_same_moment_leave_the_tap_signed_or_refused(bool tapFirst)
    {
        await table.Deliberate();
        await table.Sign(table.Others[0]);
        await table.Sign(table.Others[1]);
        var content = (await table.Chair.Send(new CardGaps(table.Card))).Content;
        var tap = table.Hand.Answer("B1", "level:1", "B1.1.2", int.MaxValue);
        Task<Outcome<TapAnswer>> Tap() => agency.As(table.Others[2]).Try(tap, tap.Id);
        Task<Outcome<CardStage>> Sign() => table.TrySign(table.Leader, content: content);

        // Started in both orders; what is first in the database is decided there.
        var (one, other) = tapFirst ? ((Task)Tap(), (Task)Sign()) : (Sign(), Tap());
        await Task.WhenAll(one, other);
        var (tapped, signed) = tapFirst ? ((Task<Outcome<TapAnswer>>)one, (Task<Outcome<CardStage>>)other) : ((Task<Outcome<TapAnswer>>)other, (Task<Outcome<CardStage>>)one);
        Assert.NotEqual((await tapped).Done, (await signed).Done);
        Assert.Equal((await tapped).Done ? "Scorecards.ChangedMeanwhile" : "Scorecards.ClosedAwaitingUnit", (await tapped).Code ?? (await signed).Code);
        Assert.Equal((await tapped).Done ? CardState.Deliberating : CardState.AwaitingUnit, (await table.Panel()).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_after_the_other_is_the_same(bool tapFirst)
    {
        await table.Deliberate();
        await table.Sign(table.Others[0]);
        await table.Sign(table.Others[1]);
        var content = (await table.Chair.Send(new CardGaps(table.Card))).Content;
        if (tapFirst)
        {
            await table.Hand.Set("B1", "level:1", "B1.1.2", seen: int.MaxValue);
            Assert.Equal("Scorecards.ChangedMeanwhile", (await table.TrySign(table.Leader, content: content)).Code);
        }
        else
        {
            await table.Sign(table.Leader);
            Assert.Equal("Scorecards.ClosedAwaitingUnit", await agency.As(table.Others[2]).Refused(table.Hand.Entry("C3", "C3.1.1", "逾期3天办结")));
        }
    }

    [Fact]
    public async Task A_device_that_has_not_said_that_it_is_empty_needs_a_reason()
    {
        var contacts = (IDeviceContacts)agency.Services.GetService(typeof(IDeviceContacts))!;
        await table.ScoreEverything();
        var contact = new Contact(agency.Person(table.Others[0]), "tablet-a", table.Card, 0, Report: true);
        Assert.False(await contacts.Heard(contact, default));
        await agency.As(table.Others[0]).Send(new TakeAlong(table.Card, "tablet-a"));
        await table.Chair.Send(new TakeToDeliberation(table.Card));
        Assert.True((await table.Chair.Send(new CardGaps(table.Card))).InDoubt);
        Assert.Equal("Scorecards.DevicesInDoubt", (await table.TrySign(table.Others[0])).Code);
        Assert.True((await table.TrySign(table.Others[0], despite: "平板没电，本人确认没有未提交的")).Done);
        Assert.Equal("平板没电，本人确认没有未提交的", (await table.Panel()).Signatures.Single().Despite);

        Assert.True(await contacts.Heard(contact with { Unsent = 2 }, default));
        Assert.Equal(2, (await table.Chair.Send(new CardGaps(table.Card))).Devices.Single().Unsent);
        await contacts.Heard(contact, default);
        Assert.Null((await table.Chair.Send(new CardGaps(table.Card))).Devices.Single().ScoredAt);

        // Whoever scores on has said that he is empty, and may hold more by now.
        await (await ScoringHand.Of(agency, table.Others[0], "U30")).Set("C3", "comment", "合议时又看过台账");
        var gaps = await table.Chair.Send(new CardGaps(table.Card));
        Assert.False(gaps.InDoubt);
        Assert.Equal((await table.Hand.Item("C3")).Claims.Single(c => c.Field == "comment").At, gaps.Devices.Single().ScoredAt);
        await table.Sign(table.Others[1]);
    }

    [Fact]
    public async Task Until_it_is_sent_the_leader_opens_it_again_and_takes_in_what_came_too_late()
    {
        await table.Deliberate();
        foreach (var account in table.Others.Take(2).Prepend(table.Leader))
        {
            await table.Sign(account);
        }

        var late = table.Hand.Entry("C3", "C3.1.1", "逾期3天办结");
        var member = agency.As(table.Others[2]);
        Assert.Equal("Scorecards.ClosedSigned", await member.Refused(late, late.Id));
        await member.Send(new KeepLate(late.Id, table.Card, late.ItemId, "occurrence", """{"code":"C3.1.1","count":1,"fact":"逾期3天办结"}""", "Scorecards.ClosedSigned", "已签认", late.At), late.Id);
        Assert.Equal("Scorecards.NotNow", await table.Chair.Refused(new TakeInLate(table.Card, late.Id)));

        await table.Chair.Send(new ReopenSigned(table.Card, "收到迟到的记录"));
        Assert.All((await table.Panel()).Signatures, s => Assert.Equal("收到迟到的记录", s.FallenWhy));
        Assert.Equal("Scorecards.OldEpoch", await table.Hand.Refused("B1", "level:1", "B1.1.2"));
        Assert.Equal("Scorecards.LeaderOnly", await agency.As(table.Others[0]).Refused(new TakeInLate(table.Card, late.Id)));
        await table.Chair.Send(new TakeInLate(table.Card, late.Id));
        var taken = (await table.Hand.Item("C3")).Entries.Single();
        Assert.Equal((late.Id, agency.Person(table.Others[2]), late.At.ToString("s")), (taken.Id, taken.By, taken.DeviceAt.ToString("s")));
        Assert.Equal("Scorecards.TakenInAlready", await table.Chair.Refused(new TakeInLate(table.Card, late.Id)));
    }

    [Fact]
    public async Task The_coordinator_sends_it_back_with_a_reason_before_it_is_locked()
    {
        Assert.Equal("Scorecards.NotNow", await agency.As("coordinator").Refused(new SendBack(table.Card, "漏评")));
        await table.SignAll();
        Assert.Equal("Access.NoRight", await table.Chair.Refused(new SendBack(table.Card, "漏评")));
        await agency.As("coordinator").Send(new SendBack(table.Card, "C3的依据写得不清楚"));
        var panel = await table.Panel();
        Assert.Equal((CardState.Scoring, "C3的依据写得不清楚"), (panel.State, panel.Signatures[0].FallenWhy));
        Assert.Equal("Access.ForeignRow", await agency.As("u30").Refused(new CardPanel(table.Card)));
        table.Hand.Epoch = 2;
        await table.Hand.Set("B1", "level:1", "B1.1.2", seen: int.MaxValue);
    }
}
