using CleanAgency.Core.Groups.Assigning;
using Xunit;

namespace CleanAgency.Tests.Groups.Assigning;

/// <summary>On small districts every plan is tried, and what assignment claims is held against it.</summary>
public sealed class EveryPlanTests
{
    private static readonly SearchEffort Little = new(20, 1500);

    private static IEnumerable<District> Districts => Enumerable.Range(1, 400).Select(RandomDistrict.Small);

    [Fact]
    public void No_plan_is_said_exactly_where_none_exists()
    {
        var none = Districts.Count(district =>
        {
            var why = WhyNoPlan.Find(district.Problem);
            Assert.Equal(!EveryPlan.Kept(district).Any(), why is not null);
            return why is not null;
        });
        Assert.InRange(none, 100, 300);
    }

    [Fact]
    public void The_named_rules_alone_leave_no_plan_and_without_any_one_of_them_there_is_one()
    {
        foreach (var (district, why) in WithoutPlan())
        {
            Assert.False(EveryPlan.ExistsUnder(district, why.Rules));
            Assert.All(why.Rules, rule => Assert.True(EveryPlan.ExistsUnder(district, [.. why.Rules.Where(r => r != rule)])));
        }
    }

    [Fact]
    public void A_named_rule_is_a_rule_of_the_round()
    {
        foreach (var (district, why) in WithoutPlan())
        {
            Assert.All(why.Rules, rule => Assert.True(rule switch
            {
                ConflictRule r => district.Recusals.Any(x => (x.Unit, x.Group) == (r.Unit, r.Group) && x.Reasons.SequenceEqual(r.Reasons)),
                ExcludedRule r => district.Excluded.Any(x => (x.Unit, x.Group) == (r.Unit, r.Group)),
                PinRule r => district.Pins.Any(x => (x.Unit, x.Group) == (r.Unit, r.Group)),
                RepeatRule r => district.Rules.RepeatForbidden && district.Units.Single(u => u.Id == r.Unit).LastGroup == r.Group,
                CapacityRule r => district.Groups.Single(g => g.Id == r.Group).Capacity == r.Capacity,
                _ => false,
            }));
        }
    }

    [Fact]
    public void A_remedy_suffices_exactly_where_it_is_said()
    {
        var seen = new HashSet<Type>();
        foreach (var (district, why) in WithoutPlan())
        {
            Assert.NotEmpty(why.Remedies);
            Assert.All(why.Remedies, remedy => Assert.Equal(remedy.Suffices, EveryPlan.Kept(After(district, remedy)).Any()));
            seen.UnionWith(why.Remedies.Where(r => r.Suffices).Select(r => r.GetType()));
        }

        Assert.Equal(5, seen.Count);
    }

    [Fact]
    public void As_many_units_as_said_stay_without_a_group()
    {
        foreach (var (district, why) in WithoutPlan())
        {
            var enough = Enumerable.Range(0, district.Units.Count).Where(left =>
                Choices(district.Units, left).Any(units => EveryPlan.Kept(Only(district, units)).Any()));
            Assert.Equal(why.Unplaced, enough.DefaultIfEmpty(district.Units.Count).First());
        }
    }

    [Fact]
    public void Goals_are_counted_as_their_words_say_and_no_plan_goes_below_the_bound()
    {
        foreach (var district in Districts)
        {
            var problem = district.Problem;
            foreach (var plan in EveryPlan.Of(district).Where((_, at) => at % 7 == 0))
            {
                Assert.Equal(EveryPlan.Goals(district, plan), PlanMeasures.Of(problem, new(plan, [])).Goals);
            }

            foreach (var goals in EveryPlan.Kept(district).Select(plan => EveryPlan.Goals(district, plan)))
            {
                Assert.All((goals - problem.LowerBound).Parts(new(1, 1, 1, 1, 1, 1, 1)), part => Assert.True(part.Amount >= 0, part.ToString()));
            }
        }
    }

    [Fact]
    public void The_search_keeps_every_hard_rule_and_finds_the_best_plan_of_a_small_district()
    {
        foreach (var district in Districts.Take(200).Where(d => EveryPlan.Kept(d).Any()))
        {
            var proposal = Proposer.Propose(district.Problem, new(Effort: Little));
            Assert.Empty(proposal.Measures!.Broken);
            Assert.Equal(EveryPlan.Kept(district).Min(plan => EveryPlan.Goals(district, plan).Cost(district.Weights)), proposal.Measures.Cost);
        }
    }

    [Fact]
    public void The_best_is_claimed_only_where_it_is_the_best()
    {
        var claims = 0;
        foreach (var district in Districts)
        {
            var problem = district.Problem;
            var best = EveryPlan.Kept(district).Select(plan => EveryPlan.Goals(district, plan).Cost(district.Weights)).DefaultIfEmpty(-1).Min();
            foreach (var measures in EveryPlan.Of(district).Select(plan => PlanMeasures.Of(problem, new(plan, []))).Where(m => m.IsBest))
            {
                Assert.Equal(best, measures.Cost);
                claims++;
            }
        }

        Assert.True(claims > 20);
    }

    private static IEnumerable<(District District, WhyNoPlan Why)> WithoutPlan() =>
        from district in Districts
        let why = WhyNoPlan.Find(district.Problem)
        where why is not null
        select (district, why);

    private static District After(District district, Remedy remedy) => remedy switch
    {
        ReplaceMembers r => district.Without(new ConflictRule(r.Unit, r.Group, [])),
        LiftExclusion r => district.Without(new ExcludedRule(r.Unit, r.Group)),
        TakeOutPin r => district.Without(new PinRule(r.Unit, r.Group)),
        AllowRepeat r => district.Without(new RepeatRule(r.Unit, r.Group)),
        RaiseCapacity r => district.Raise(r.Group, r.By),
        _ => throw new ArgumentOutOfRangeException(nameof(remedy)),
    };

    private static District Only(District district, IReadOnlyCollection<UnitInScope> units)
    {
        var ids = units.Select(u => u.Id).ToHashSet();
        return district with
        {
            Units = [.. units],
            Recusals = [.. district.Recusals.Where(r => ids.Contains(r.Unit))],
            Excluded = [.. district.Excluded.Where(r => ids.Contains(r.Unit))],
            Pins = [.. district.Pins.Where(r => ids.Contains(r.Unit))],
        };
    }

    private static IEnumerable<IReadOnlyCollection<UnitInScope>> Choices(IReadOnlyList<UnitInScope> units, int left) =>
        from bits in Enumerable.Range(0, 1 << units.Count)
        where int.PopCount(bits) == units.Count - left
        select units.Where((_, at) => (bits >> at & 1) == 1).ToList();
}
