using CleanAgency.Core.Groups;
using Xunit;

namespace CleanAgency.Tests.Groups;

/// <summary>The pure rule, at its edges. The round runs from 1 July to 31 December 2026; three years count.</summary>
public sealed class RecusalRuleTests
{
    private static readonly Guid Person = Guid.NewGuid();
    private static readonly Guid Unit = Guid.NewGuid();
    private static readonly Guid Above = Guid.NewGuid();
    private static readonly RecusalTerm Term = new(new(2026, 7, 1), new(2026, 12, 31), new() { FormerYears = 3, Kin = true, Superior = true });

    [Theory]
    [InlineData("2019-03-01", null, ConflictKind.OwnUnit)]
    // Left three years ago to the day is still within them, a day earlier is not.
    [InlineData("2019-03-01", "2023-07-01", ConflictKind.FormerUnit)]
    [InlineData("2019-03-01", "2023-06-30", null)]
    // The last day of the round decides what the own unit is in it.
    [InlineData("2019-03-01", "2026-12-31", ConflictKind.FormerUnit)]
    [InlineData("2019-03-01", "2027-01-01", ConflictKind.OwnUnit)]
    [InlineData("2026-12-31", null, ConflictKind.OwnUnit)]
    [InlineData("2027-01-01", null, null)]
    public void A_posting_bars_its_unit_while_it_lasts_and_for_years_after(string from, string? until, ConflictKind? kind) =>
        Assert.Equal(kind, Only(Of(Posting(from, until)))?.Kind);

    [Fact]
    public void With_no_years_only_who_left_during_the_round_is_barred()
    {
        var term = Term with { Policy = Term.Policy with { FormerYears = 0 } };
        Assert.Empty(RecusalRule.Of(term, [Posting("2019-03-01", "2026-06-30")], []));
        Assert.Single(RecusalRule.Of(term, [Posting("2019-03-01", "2026-07-01")], []));
    }

    [Fact]
    public void Another_post_in_the_same_unit_is_one_reason_and_not_two() =>
        Assert.Equal(ConflictKind.OwnUnit, Assert.Single(Of(Posting("2019-03-01", "2026-03-31"), Posting("2026-04-01", null))).Kind);

    [Fact]
    public void Who_came_back_is_barred_as_long_as_the_later_time_says() =>
        Assert.Equal(new DateOnly(2025, 1, 1), Assert.Single(Of(Posting("2020-01-01", "2024-12-31"))).Since);

    [Fact]
    public void The_unit_above_the_own_station_is_a_superior()
    {
        var found = Of(Posting("2019-03-01", null) with { AboveId = Above });
        Assert.Equal([(Unit, ConflictKind.OwnUnit), (Above, ConflictKind.Superior)], found.Select(r => (r.UnitId, r.Kind)));
    }

    [Theory]
    [InlineData("2026-01-01", null, true)]
    [InlineData("2026-12-31", null, true)]
    [InlineData("2027-01-01", null, false)]
    [InlineData("2025-01-01", "2026-07-01", true)]
    [InlineData("2025-01-01", "2026-06-30", false)]
    public void What_was_stated_holds_while_it_is_valid(string from, string? until, bool holds) =>
        Assert.Equal(holds, RecusalRule.Of(Term, [], [Stated(from: from, until: until)]).Count == 1);

    [Theory]
    [InlineData(ConflictKind.Kin, false)]
    [InlineData(ConflictKind.Superior, false)]
    [InlineData(ConflictKind.Other, true)]
    public void A_policy_may_leave_kin_and_superiors_out(ConflictKind kind, bool holds) =>
        Assert.Equal(holds, RecusalRule.Of(Term with { Policy = new() { FormerYears = 3 } }, [], [Stated(kind)]).Count == 1);

    [Fact]
    public void What_was_withdrawn_still_holds_in_rounds_that_were_over_by_then()
    {
        var conflict = Stated();
        conflict.Withdraw("亲属已调离", byOffice: false, "某人", new(2027, 3, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Single(RecusalRule.Of(Term, [], [conflict]));
        Assert.Empty(RecusalRule.Of(Term with { From = new(2027, 1, 1), To = new(2027, 6, 30) }, [], [conflict]));
    }

    [Fact]
    public void A_group_may_not_judge_what_one_of_its_members_may_not_and_every_reason_is_named()
    {
        var (other, group) = (Guid.NewGuid(), Guid.NewGuid());
        var found = RecusalRule.Of(Term, [Posting("2019-03-01", null), Posting("2019-03-01", "2024-01-01") with { PersonId = other }], []);
        var recusals = new GroupRecusals(found, new Dictionary<Guid, Guid> { [Person] = group, [other] = group });
        Assert.Equal([ConflictKind.OwnUnit, ConflictKind.FormerUnit], recusals.Of(group, Unit).Select(r => r.Kind));
        Assert.Equal([(group, Unit)], recusals.Pairs);
        Assert.Empty(recusals.Of(group, Above));
    }

    private static IReadOnlyList<Recusal> Of(params Served[] postings) => RecusalRule.Of(Term, postings, []);

    private static Recusal? Only(IReadOnlyList<Recusal> found) => found.Count == 0 ? null : Assert.Single(found);

    private static Served Posting(string from, string? until) => new(Person, Unit, null, DateOnly.Parse(from, null), until is null ? null : DateOnly.Parse(until, null));

    private static Conflict Stated(ConflictKind kind = ConflictKind.Kin, string from = "2025-06-01", string? until = null) => new(
        Person, Unit, new(kind, "配偶在该单位工作"), ConflictSource.Declared, DateOnly.Parse(from, null), until is null ? null : DateOnly.Parse(until, null), "某人", new(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc));
}
