using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using Xunit;

namespace CleanAgency.Tests.Units;

public sealed class EditUnitTests
{
    [Fact]
    public async Task A_stale_edit_of_the_same_field_is_answered_with_both_values_and_stores_nothing()
    {
        await using var agency = new Agency();
        var (one, two, unit) = (agency.As("coordinator"), agency.As("coordinator2"), agency.Unit("U01"));
        var seen = (await one.Send(new UnitCard(unit))).Version;
        await two.Send(new EditUnit(unit, UnitField.Leader, "程示公", seen));

        var answer = await one.Try(new EditUnit(unit, UnitField.Leader, "陆示平", seen));
        Assert.Equal("Common.Stale", answer.Code);
        Assert.Equal(("程示公", "陆示平", "示coordinator2"), (answer.Stale!.Theirs, answer.Stale.Yours, answer.Stale.By));
        Assert.InRange(DateTime.UtcNow - answer.Stale.At, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Contains("程示公", answer.Refusal!, StringComparison.Ordinal);
        var card = await one.Send(new UnitCard(unit));
        Assert.Equal(("程示公", seen + 1), (card.Profile.Leader, card.Version));

        // Whoever has seen both may decide.
        await one.Send(new EditUnit(unit, UnitField.Leader, "陆示平", answer.Stale.Version));
        Assert.Equal("陆示平", (await two.Send(new UnitCard(unit))).Profile.Leader);
    }

    [Fact]
    public async Task Two_people_who_edit_different_fields_from_the_same_version_both_keep_theirs()
    {
        await using var agency = new Agency();
        var unit = agency.Unit("U01");
        var seen = (await agency.As("coordinator").Send(new UnitCard(unit))).Version;
        await agency.As("coordinator").Send(new EditUnit(unit, UnitField.Leader, "程示公", seen));
        await agency.As("coordinator2").Send(new EditUnit(unit, UnitField.Area, "东湖片", seen));
        var profile = (await agency.As("leader").Send(new UnitCard(unit))).Profile;
        Assert.Equal(("程示公", "东湖片"), (profile.Leader, profile.Area));
    }

    [Fact]
    public async Task Saying_what_already_stands_there_is_no_conflict()
    {
        await using var agency = new Agency();
        var unit = agency.Unit("U01");
        var seen = (await agency.As("coordinator").Send(new UnitCard(unit))).Version;
        await agency.As("coordinator2").Send(new EditUnit(unit, UnitField.Area, "东湖片", seen));
        Assert.Equal(seen + 1, await agency.As("coordinator").Send(new EditUnit(unit, UnitField.Area, "东湖片", seen)));
    }

    [Fact]
    public async Task Fifty_edits_at_once_lose_nothing_that_was_acknowledged()
    {
        await using var agency = new Agency();
        var (sender, unit) = (agency.As("coordinator"), agency.Unit("U02"));
        var first = (await sender.Send(new UnitCard(unit))).Version;
        // Each knows the newest version, so that none is stale: what is tried is the race of the saves.
        var answers = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Task.Run(() => sender.Try(new EditUnit(unit, UnitField.Headcount, $"{1000 + i}", int.MaxValue)))));
        var done = answers.Count(a => a.Done);
        Assert.All(answers, a => Assert.True(a.Done || a.Code == "Common.Busy", a.Code));
        Assert.Equal(first + done, (await sender.Send(new UnitCard(unit))).Version);
        var audited = await agency.Audit(nameof(EditUnit));
        Assert.Equal(done, audited.Count(e => e.Result == Core.Audit.AuditResult.Done));
        Assert.True(done >= (TestDatabase.OnPostgres ? 10 : 50), $"{done} of 50 got through");
    }

    [Fact]
    public async Task A_code_is_given_once()
    {
        await using var agency = new Agency();
        Assert.Equal("Units.CodeTaken", await agency.As("coordinator").Refused(new RegisterUnit("u01", Office.Profile("另一单位"))));
    }

    [Fact]
    public async Task A_code_that_two_register_at_once_is_given_once()
    {
        await using var agency = new Agency();
        var sender = agency.As("coordinator");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => sender.Try(new RegisterUnit("U77", Office.Profile($"单位{i}"))))));
        Assert.Single(answers, a => a.Done);
        Assert.All(answers.Where(a => !a.Done), a => Assert.Equal("Units.CodeTaken", a.Code));
    }
}
