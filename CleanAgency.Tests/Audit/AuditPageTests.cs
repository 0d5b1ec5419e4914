using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Common;
using CleanAgency.Core.Units;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Sheets;
using Xunit;

namespace CleanAgency.Tests.Audit;

[SpokenInChinese]
public sealed class AuditPageTests
{
    [Fact]
    public async Task The_newest_act_stands_first_and_pages_follow_each_other()
    {
        await using var agency = new Agency();
        await agency.As("coordinator").Send(new EditUnit(agency.Unit("U01"), UnitField.Headcount, "21", 9));
        var first = await Ask(agency, new(), size: 10);
        Assert.Equal((nameof(EditUnit), "示coordinator", "10.0.0.1", "区财政局", AuditResult.Done), (first.Rows[0].Action, first.Rows[0].Person, first.Rows[0].From, first.Rows[0].Subject, first.Rows[0].Result));
        var second = await agency.As("auditor").Send(new AuditPage(new(), 2, 10));
        Assert.Equal(first.Total, (await agency.Audit()).Count);
        Assert.True(first.Rows[^1].At >= second.Rows[0].At);
        Assert.Empty(first.Rows.Select(r => r.Id).Intersect(second.Rows.Select(r => r.Id)));
    }

    [Fact]
    public async Task It_finds_by_person_subject_act_and_address()
    {
        await using var agency = new Agency();
        await agency.As("u01").Refused(new UnitCard(agency.Unit("U02")));
        await agency.Stranger.Send(new SignIn("no-such-account", new("x"), "10.0.0.77"));

        var about = await Ask(agency, new("区教育局"));
        // Refused, so nothing was changed and the entry holds only the id.
        Assert.Equal(("区教育局", AuditResult.Refused, "Access.ForeignRow"), (about.Rows[0].Subject, about.Rows[0].Result, about.Rows[0].Code));
        Assert.Contains(about.Rows, r => r.Action == nameof(RegisterUnit));
        Assert.All(about.Rows, r => Assert.Equal(agency.Unit("U02"), r.SubjectId));

        Assert.Equal(nameof(CountSignIn), Assert.Single((await Ask(agency, new("10.0.0.77"))).Rows).Action);
        Assert.Equal("no-such-account", Assert.Single((await Ask(agency, new("such-acc"))).Rows).Person);
        Assert.All((await Ask(agency, new("新增单位"))).Rows, r => Assert.Equal(nameof(RegisterUnit), r.Action));
        Assert.Equal(3, (await Ask(agency, new("register UNIT"))).Total);
        Assert.Empty((await Ask(agency, new("%_%"))).Rows);
    }

    [Fact]
    public async Task It_narrows_by_act_result_person_subject_and_day_in_Shanghai()
    {
        await using var agency = new Agency();
        var (unit, coordinator) = (agency.Unit("U01"), agency.Person("coordinator"));
        await agency.As("coordinator").Refused(new EditUnit(unit, UnitField.Headcount, "many", 9));
        Assert.Equal(3, (await Ask(agency, new(Action: nameof(RegisterUnit)))).Total);
        Assert.Equal(nameof(EditUnit), Assert.Single((await Ask(agency, new(Result: AuditResult.Refused))).Rows).Action);
        Assert.All((await Ask(agency, new(PersonId: coordinator))).Rows, r => Assert.Equal("示coordinator", r.Person));
        Assert.Equal(2, (await Ask(agency, new(SubjectId: unit))).Total);

        var (all, day) = (await Ask(agency, new()), Clock.DateOf((await agency.Audit())[0].At));
        Assert.Equal(all.Total, (await Ask(agency, new(From: day, To: day.AddDays(1)))).Total);
        Assert.Equal(0, (await Ask(agency, new(From: day.AddDays(2)))).Total);
        Assert.Equal(0, (await Ask(agency, new(To: day.AddDays(-1)))).Total);
        Assert.Equal(all.Total, (await Ask(agency, new(From: DateOnly.MinValue, To: DateOnly.MaxValue))).Total);
    }

    [Fact]
    public async Task Granting_a_role_names_the_person_and_not_the_role()
    {
        await using var agency = new Agency();
        await agency.As("secadmin").Send(new Core.People.GrantRole(agency.Person("leader"), Role.Coordinator));
        Assert.Equal("示leader", (await Ask(agency, new(Action: "GrantRole"))).Rows[0].Subject);
    }

    private static Task<Page<AuditPage.Row>> Ask(Agency agency, AuditFilter filter, int size = 200) => agency.As("auditor").Send(new AuditPage(filter, 1, size));
}
