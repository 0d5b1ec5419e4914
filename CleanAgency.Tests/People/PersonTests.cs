using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using Xunit;

namespace CleanAgency.Tests.People;

public sealed class PersonTests
{
    private static readonly Guid Finance = Guid.NewGuid();
    private static readonly Guid Education = Guid.NewGuid();
    private static readonly Guid Granter = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly DateTime Now = new(2026, 11, 20, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_transfer_ends_the_old_posting_the_day_before()
    {
        var person = Somebody();
        person.TransferTo(Education, "副科长", new(2026, 11, 16), Today);

        Assert.Equal((Education, "副科长"), (person.UnitId!.Value, person.Title));
        Assert.Equal([(Finance, new DateOnly(2026, 11, 15)), (Education, (DateOnly?)null)], person.Postings.OrderBy(p => p.From).Select(p => (p.UnitId, p.Until)));
    }

    [Fact]
    public void A_transfer_is_not_entered_ahead_nor_before_the_posting_nor_without_a_change()
    {
        var person = Somebody();
        Assert.Equal("People.TransferAhead", Code(() => person.TransferTo(Education, "", Today.AddDays(1), Today)));
        Assert.Equal("People.TransferBeforePosting", Code(() => person.TransferTo(Education, "", new(2019, 3, 1), Today)));
        Assert.Equal("People.SamePosting", Code(() => person.TransferTo(Finance, " 科员 ", Today, Today)));
        Assert.Single(person.Postings);
    }

    [Theory]
    [InlineData(Role.SystemAdmin, Role.SecurityAdmin, "People.RolesExclude")]
    [InlineData(Role.SecurityAdmin, Role.Auditor, "People.RolesExclude")]
    [InlineData(Role.Auditor, Role.Inspector, "People.RolesExclude")]
    [InlineData(Role.UnitLiaison, Role.SystemAdmin, "People.RolesExclude")]
    [InlineData(Role.Coordinator, Role.Coordinator, "People.HasRole")]
    [InlineData(Role.Coordinator, Role.Leader, null)]
    [InlineData(Role.Inspector, Role.UnitLiaison, null)]
    public void What_is_said_before_the_act_is_what_happens(Role held, Role wanted, string? refusal)
    {
        var person = Somebody();
        person.Take(held, Granter, "苏示宁", Now);

        Assert.Equal(refusal, person.WhyNotTake(wanted, Granter)?.Code);
        Assert.Equal(refusal, Code(() => person.Take(wanted, Granter, "苏示宁", Now)));
    }

    [Fact]
    public void Nobody_grants_to_himself_and_no_liaison_is_without_a_unit()
    {
        var person = new Person("nounit", "无单位", null, "", Today);
        Assert.Equal("People.GrantsHimself", person.WhyNotTake(Role.Leader, person.Id)?.Code);
        Assert.Equal("People.LiaisonWithoutUnit", person.WhyNotTake(Role.UnitLiaison, Granter)?.Code);
    }

    [Fact]
    public void The_last_active_administrator_of_a_kind_keeps_role_and_account()
    {
        var person = Somebody();
        person.Take(Role.Auditor, Granter, "苏示宁", Now);
        var nobody = new HashSet<Role>();
        var another = new HashSet<Role> { Role.Auditor };

        Assert.Equal("People.LastOfKind", person.WhyNotGiveBack(Role.Auditor, Granter, nobody)?.Code);
        Assert.Equal("People.LastOfKind", person.WhyNotLock(Granter, nobody)?.Code);
        Assert.Null(person.WhyNotGiveBack(Role.Auditor, Granter, another));
        Assert.Null(person.WhyNotLock(Granter, another));
    }

    [Fact]
    public void A_withdrawn_role_stays_in_the_history_and_can_be_granted_again()
    {
        var person = Somebody();
        person.Take(Role.Leader, Granter, "苏示宁", Now);
        person.GiveBack(Role.Leader, Granter, "覃示溪", Now.AddDays(1), new HashSet<Role>());
        person.Take(Role.Leader, Granter, "苏示宁", Now.AddDays(2));

        Assert.Equal([("苏示宁", "覃示溪"), ("苏示宁", null)], person.Grants.OrderBy(g => g.From).Select(g => (g.GrantedBy, g.WithdrawnBy)));
        Assert.Equal([Role.Leader], person.RolesNow);
    }

    [Theory]
    [InlineData(true, true, 0, false, PersonState.Locked)]
    [InlineData(false, true, 0, false, PersonState.LockedOut)]
    [InlineData(false, false, 0, false, PersonState.WithoutRole)]
    [InlineData(false, false, 1, false, PersonState.NeverSignedIn)]
    [InlineData(false, false, 1, true, PersonState.Active)]
    public void The_gravest_state_is_named(bool locked, bool lockedOut, int roles, bool signedIn, PersonState state) =>
        Assert.Equal(state, PersonStates.Of(locked, new(Guid.NewGuid(), signedIn ? Now : null, lockedOut ? Now : null, false), roles));

    private static Person Somebody() => new("p01", "曾示远", Finance, "科员", new(2019, 3, 1));

    private static string? Code(Action act) => Record.Exception(act) is RuleBroken no ? no.Code : null;
}
