using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Schemes;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Tests.Fixtures;

/// <summary>Two units with a station below the first, and one person per role, all made by the product's own messages.</summary>
public static class Office
{
    /// <summary>Why a plan is published before everything is signed.</summary>
    public const string Despite = "申报表已收齐纸质件，正在补签";

    public const string Password = "Harbour-61-Lantern";

    /// <summary>Account, role and unit of everybody; the first three come from set-up. "newcomer" still has his one-time password.</summary>
    public static readonly (string Account, Role? Role, string? Unit)[] People =
    [
        ("sysadmin", Role.SystemAdmin, null), ("secadmin", Role.SecurityAdmin, null), ("auditor", Role.Auditor, null),
        ("coordinator", Role.Coordinator, null), ("coordinator2", Role.Coordinator, "U02"), ("leader", Role.Leader, null), ("inspector", Role.Inspector, "U02"),
        ("u01", Role.UnitLiaison, "U01"), ("u02", Role.UnitLiaison, "U02"), ("station", Role.UnitLiaison, "U01-S"),
        ("nobody", null, "U02"), ("newcomer", Role.Coordinator, null),
    ];

    public static readonly string[] Units = ["U01", "U02", "U01-S"];

    public static UnitProfile Profile(string name, string category = "经济发展类", string parent = "") => new()
    {
        Name = name,
        Category = category,
        Sequence = 10,
        Headcount = 20,
        Parent = parent,
        ActiveFrom = new(2019, 3, 1),
    };

    public static RoundProfile Period => new("2026下半年督导", 2026, new(2026, 7, 1), new(2026, 12, 31));

    public static FactContent FactContent => new(26, 28, "签订名册", new(2026, 6, 30));

    public static ConflictGround Kin => new(ConflictKind.Kin, "配偶在该单位工作");

    /// <summary>Found or made.</summary>
    public static async Task<Guid> Round(Agency agency, string code = "R1", bool withUnits = true)
    {
        var coordinator = agency.As("coordinator");
        if ((await coordinator.Send(new RoundList())).Rows.SingleOrDefault(r => r.Code == code) is { } there)
        {
            return there.Id;
        }

        var round = await coordinator.Send(new PlanRound(code, Period, CopyLast: false));
        if (withUnits)
        {
            await coordinator.Send(new ChooseScope(round, [agency.Unit("U01"), agency.Unit("U02")], In: true));
        }

        return round;
    }

    /// <summary>G1 is the first group of <see cref="Round"/>, and so on; its lead unit is U02.</summary>
    public static async Task<Guid> Group(Agency agency, string name, string leader, string round = "R1") =>
        await agency.As("coordinator").Send(new FormGroup(await Round(agency, round), name[1] - '0', $"第{name[1..]}组", agency.Unit("U02"), 8, agency.Person(leader)));

    /// <summary>The round scores by a small published scheme, and its groups may be formed.</summary>
    public static async Task StartGrouping(Agency agency, Guid round, int items = 2)
    {
        var coordinator = agency.As("coordinator");
        await coordinator.Send(new EditRound(round, RoundField.Scheme, (await SmallScheme.Published(agency, items: items)).ToString(), int.MaxValue));
        await coordinator.Send(new StartGrouping(round));
    }

    /// <summary>The round with one group under "inspector" of U02, and a draft in which nothing is placed.</summary>
    public static async Task<(Guid Round, Guid Group, Guid Plan)> Planned(Agency agency)
    {
        var round = await Round(agency);
        var group = await Group(agency, "G1", "inspector");
        await StartGrouping(agency, round);
        return (round, group, await agency.As("coordinator").Send(new DraftPlan(round)));
    }

    /// <summary>U01 for the first group and U02 for the other one; nobody has signed anything.</summary>
    public static async Task<Guid> Locked(Agency agency, Guid one, Guid two, int items = 2)
    {
        var (coordinator, round) = (agency.As("coordinator"), await Round(agency));
        await StartGrouping(agency, round, items);
        var plan = await coordinator.Send(new DraftPlan(round));
        await coordinator.Send(new MoveUnits(plan, [new(agency.Unit("U01"), null, one), new(agency.Unit("U02"), null, two)]));
        await coordinator.Send(new LockPlan(plan));
        return plan;
    }

    public static async Task<Guid> Ruling(Agency agency)
    {
        var (round, group, _) = await Planned(agency);
        return await agency.As("coordinator").Send(new RulePair(round, agency.Unit("U01"), group, PairRuling.Excluded, "工作安排"));
    }

    /// <summary>26 of 28, from the register, about a unit in <see cref="Round"/>.</summary>
    public static async Task<Guid> Fact(Agency agency, string unit, string name = "承诺签订") =>
        await agency.As("coordinator").Send(new EnterFact(agency.Unit(unit), await Round(agency), name, FactContent));

    /// <summary>U01 is visited by the inspector's group and U02 by another, as both have been told. It is 20 November 2026.</summary>
    public static async Task<Guid> Visit(Agency agency, string unit, int items = 2)
    {
        var coordinator = agency.As("coordinator");
        if ((await coordinator.Send(new VisitList(null, new())))?.Rows is not { Count: > 0 })
        {
            agency.Services.GetRequiredService<Clock>().MoveTo(Clock.FromShanghai(new(2026, 11, 20), new(9, 0)));
            var round = await Round(agency);
            var (one, two) = (await Group(agency, "G1", "inspector"), await Group(agency, "G2", "leader"));
            await coordinator.Send(new PublishPlan(await Locked(agency, one, two, items), Despite: Despite));
            await coordinator.Send(new ProposeVisits(round, [one, two], new(2026, 11, 23), new(2026, 11, 27), 4));
            await coordinator.Send(new TellVisits(round, [one, two]));
        }

        return (await coordinator.Send(new VisitList(null, new())))!.Rows.Single(r => r.Code == unit).Id;
    }

    /// <summary>U01 is scored by the inspector's group, which the inspector leads, and U02 by another.</summary>
    public static async Task<Guid> Card(Agency agency, string unit, int items = 2)
    {
        await Visit(agency, unit, items);
        return (await agency.As("coordinator").Send(new CardList()))!.Rows.Single(r => r.Code == unit).Id;
    }

    /// <summary>The form for 自评分 of that unit, asked by its liaison.</summary>
    public static async Task<Guid> SelfScore(Agency agency, string unit)
    {
        await Visit(agency, unit);
        return (await agency.As(unit.ToLowerInvariant()).Send(new SelfScoreForm()))!.Id;
    }

    internal static async Task MoveIn(Agency agency)
    {
        var secret = new Secret(Password);
        await agency.Machine(Permission.SetUp).Send(new SetUp(new("sysadmin", "韦示安", secret), new("secadmin", "苏示宁", new("Harbour-61-Slip")), new("auditor", "蒋示明", new("Harbour-61-Slip"))));
        foreach (var account in new[] { "secadmin", "auditor" })
        {
            await agency.As(account).Send(new ChangePassword(new("Harbour-61-Slip"), secret));
        }

        // The first coordinator must be there before units, the others after: they serve in them.
        await Invite(agency, "coordinator", Role.Coordinator, null, mustChange: false);
        var coordinator = agency.As("coordinator");
        await coordinator.Send(new RegisterUnit("U01", Profile("区财政局") with { Sequence = 10, Window = true }));
        await coordinator.Send(new RegisterUnit("U02", Profile("区教育局", "民生服务类") with { Sequence = 20 }));
        await coordinator.Send(new RegisterUnit("U01-S", Profile("东湖财政所", parent: "U01") with { Sequence = 11 }));
        foreach (var (account, role, unit) in People.Skip(4))
        {
            await Invite(agency, account, role, unit, mustChange: account == "newcomer");
        }
    }

    private static async Task Invite(Agency agency, string account, Role? role, string? unit, bool mustChange)
    {
        var id = await agency.As("sysadmin").Send(new InvitePerson(account, $"示{account}", unit is null ? null : agency.Unit(unit), "", new(2019, 3, 1), new(Password), mustChange));
        if (role is { } part)
        {
            await agency.As("secadmin").Send(new GrantRole(id, part));
        }
    }
}
