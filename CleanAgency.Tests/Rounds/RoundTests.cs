using CleanAgency.Core.Groups;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Rounds;

public sealed class RoundTests
{
    private static readonly RoundProfile Next = new("2027上半年督导", 2027, new(2027, 1, 1), new(2027, 6, 30));

    [Fact]
    public async Task A_round_is_planned_and_every_field_saves_itself()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var round = await Office.Round(agency);
        var file = await coordinator.Send(new RoundFile(round));
        Assert.Equal(("R1", RoundState.Preparing, 2), (file.Code, file.State, file.Units));
        var version = await coordinator.Send(new EditRound(round, RoundField.Name, "下半年督导", file.Version));
        Assert.Equal(("下半年督导", version), ((await coordinator.Send(new RoundFile(round))).Profile.Name, (await coordinator.Send(new RoundFile(round))).Version));
        var stale = (await agency.As("coordinator2").Try(new EditRound(round, RoundField.Name, "另一个名称", file.Version))).Stale;
        Assert.Equal("下半年督导", stale!.Theirs);
        // Another field of the same row is nobody else's business.
        await agency.As("coordinator2").Send(new EditRound(round, RoundField.To, "2027-01-15", file.Version));
    }

    [Theory]
    [InlineData(RoundField.Name, "督", "Rounds.NameForm")]
    [InlineData(RoundField.Year, "今年", "Rounds.YearForm")]
    [InlineData(RoundField.From, "2027-01-01", "Rounds.EndsBeforeBegun")]
    [InlineData(RoundField.To, "2028-01-01", "Rounds.TooLong")]
    [InlineData(RoundField.To, "年底", "Rounds.NotDay")]
    [InlineData(RoundField.Scheme, "2026版", "Access.Form")]
    public async Task What_does_not_fit_is_refused_in_words(RoundField field, string value, string code)
    {
        await using var agency = new Agency();
        Assert.Equal(code, await agency.As("coordinator").Refused(new EditRound(await Office.Round(agency), field, value, int.MaxValue)));
    }

    [Fact]
    public async Task A_code_belongs_to_one_round()
    {
        await using var agency = new Agency();
        await Office.Round(agency);
        Assert.Equal("Rounds.CodeTaken", await agency.As("coordinator").Refused(new PlanRound(" r1 ", Next, CopyLast: false)));
        Assert.Equal("Rounds.CodeForm", await agency.As("coordinator").Refused(new PlanRound("第三轮", Next, CopyLast: false)));
    }

    [Fact]
    public async Task A_new_round_begins_as_a_copy_of_the_last_one()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        Assert.Equal("Rounds.NothingToCopy", await coordinator.Refused(new PlanRound("R0", Office.Period, CopyLast: true)));
        var first = await Office.Round(agency);
        var group = await Office.Group(agency, "G1", "inspector");
        await coordinator.Send(new AddMember(group, agency.Person("u02"), GroupPost.Deputy, Liaison: true));

        Assert.Equal("R1", (await coordinator.Send(new LastRound(Next.From)))!.Code);
        var second = await coordinator.Send(new PlanRound("R2", Next, CopyLast: true));
        var file = await coordinator.Send(new RoundFile(second));
        Assert.Equal((first, 2, RoundState.Preparing), (file.PreviousId!.Value, file.Units, file.State));
        var copied = Assert.Single(await coordinator.Send(new GroupList(second)));
        Assert.NotEqual(group, copied.Id);
        Assert.Equal([("示inspector", GroupPost.Leader, false), ("示u02", GroupPost.Deputy, true)], copied.Members.Select(m => (m.Name, m.Post, m.Liaison)));
    }

    [Fact]
    public async Task A_unit_that_is_closed_before_the_new_round_is_not_copied_into_it()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        await Office.Round(agency);
        await coordinator.Send(new EditUnit(agency.Unit("U02"), UnitField.ActiveTo, "2026-12-31", int.MaxValue));
        var second = await coordinator.Send(new PlanRound("R2", Next, CopyLast: true));
        Assert.Equal(1, (await coordinator.Send(new RoundFile(second))).Units);
        Assert.Equal("Rounds.Closed", await coordinator.Refused(new ChooseScope(second, [agency.Unit("U02")], In: true)));
    }

    [Fact]
    public async Task A_station_goes_with_the_unit_above_it()
    {
        await using var agency = new Agency();
        Assert.Equal("Rounds.Station", await agency.As("coordinator").Refused(new ChooseScope(await Office.Round(agency), [agency.Unit("U01-S")], In: true)));
    }

    [Fact]
    public async Task A_unit_is_taken_in_once_and_left_out_again()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var round = await Office.Round(agency);
        await coordinator.Send(new ChooseScope(round, [agency.Unit("U01")], In: true));
        await coordinator.Send(new ChooseScope(round, [agency.Unit("U02")], In: false));
        var choices = await coordinator.Send(new ScopeChoices(round));
        Assert.Equal([("U01", true), ("U02", false)], choices.SelectMany(c => c.Units).OrderBy(u => u.Code).Select(u => (u.Code, u.In)));
    }

    [Fact]
    public async Task Only_an_earlier_round_can_be_the_one_before()
    {
        await using var agency = new Agency();
        var coordinator = agency.As("coordinator");
        var first = await Office.Round(agency);
        var second = await coordinator.Send(new PlanRound("R2", Next, CopyLast: false));
        Assert.Equal("Rounds.NotPrevious", await coordinator.Refused(new EditRound(first, RoundField.Previous, second.ToString(), int.MaxValue)));
        Assert.Equal("R1", Assert.Single((await coordinator.Send(new RoundFile(second))).Earlier).Code);
    }

    [Fact]
    public async Task Only_the_coordinator_plans_and_the_leader_reads()
    {
        await using var agency = new Agency();
        var round = await Office.Round(agency);
        Assert.Equal("Access.NoRight", await agency.As("leader").Refused(new EditRound(round, RoundField.Name, "改名", 1)));
        Assert.Equal("R1", (await agency.As("leader").Send(new RoundFile(round))).Code);
        Assert.Equal("Access.NoRight", await agency.As("u01").Refused(new RoundFile(round)));
    }
}
