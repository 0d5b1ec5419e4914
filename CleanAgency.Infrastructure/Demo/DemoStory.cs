using CleanAgency.Core.Access;
using CleanAgency.Core.Common;
using CleanAgency.Core.People;
using CleanAgency.Core.Units;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAgency.Infrastructure.Demo;

/// <summary>What has happened in the district so far, told as the messages that its people have sent, each at its time.</summary>
internal sealed partial class DemoStory(IServiceProvider scope, DateOnly day, Secret password)
{
    private const string Surnames = "程陆韦苏蒋沈潘杜戴夏钟姜崔谭廖范汪金石谢邹熊孟秦阎薛侯雷白龙段郝孔邵史毛万顾赖武康贺严尹钱施牛洪龚";
    private const string Given = "文平安宁和远清正廉明勤慎简素谨诚公白言行知礼松";

    public const string First = "coordinator";

    /// <summary>The accounts that share the demo's password.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "sysadmin", "secadmin", "auditor", First, "coordinator2", "leader",
        .. DemoTables.Inspectors.Select(p => p.Account), .. DemoTables.Units.Select(u => u.Code.ToLowerInvariant()),
    ];

    private static readonly TimeOnly Morning = new(9, 0);

    private readonly IMediator mediator = scope.GetRequiredService<IMediator>();
    private readonly Actor actor = scope.GetRequiredService<Actor>();
    private readonly Clock clock = scope.GetRequiredService<Clock>();
    private readonly Dictionary<string, Guid> units = [];
    private readonly Dictionary<string, Guid> people = [];
    private readonly Dictionary<string, (string Name, Role Role)> parts = [];
    private int minutes;

    public async Task Tell(CancellationToken ct)
    {
        Now(day.AddMonths(-32));
        await SetUp(ct);
        await Invite("coordinator", "程示文", null, "", ct);
        await Grant("coordinator", Role.Coordinator, ct);
        foreach (var (unit, i) in DemoTables.Units.Select((unit, i) => (unit, i)))
        {
            await Register(unit, i, ct);
        }

        await PutInOffice(ct);
        // Moves, schemes and rounds overlap, and the audit is written in the order of time.
        foreach (var chapter in Moves(ct).Concat(Schemes(ct)).Concat(Rounds(ct)).Concat(Facts(ct)).Concat(Visits(ct)).Concat(DecidedCards(ct)).Concat(RunningCards(ct)).Concat(Results(ct)).OrderBy(chapter => chapter.On))
        {
            Now(chapter.On);
            await chapter.Tell();
        }
    }

    private async Task SetUp(CancellationToken ct)
    {
        actor.BecomeMachine(DemoDistrict.Maker, Permission.SetUp);
        await mediator.Send(new SetUp(new("sysadmin", "韦示安", password), new("secadmin", "苏示宁", password), new("auditor", "蒋示明", password), MustChange: false), ct);
        foreach (var person in await scope.GetRequiredService<IAppDb>().Set<Person>().Include(p => p.Grants).ToListAsync(ct))
        {
            people[person.Account] = person.Id;
            parts[person.Account] = (person.Name, person.RolesNow.Single());
        }
    }

    private async Task Register(DemoUnit unit, int i, CancellationToken ct) => units[unit.Code] = await As("coordinator").Send(
        new RegisterUnit(unit.Code, new()
        {
            Sequence = (i + 1) * 10,
            Name = unit.Name,
            ShortName = CalledOf(unit.Name),
            Category = unit.Category,
            Headcount = unit.Headcount,
            Window = unit.Window,
            Approval = unit.Approval,
            Stations = unit.Stations,
            Funds = unit.Funds,
            Area = unit.Area,
            Address = $"澄明区政务路{i + 1}号",
            // Five have a vacancy at the top, so that the coordinator finds something to do.
            Leader = i % 11 == 7 ? "" : NameOf(i + 7),
            ActiveFrom = new(2019, 3, 1),
        }),
        ct);

    // As people call them: 财政局, 统战部, 区委办; 团区委 keeps its name.
    private static string CalledOf(string name) =>
        name is "区委办公室" ? "区委办" : name.StartsWith("区委", StringComparison.Ordinal) ? name[2..] : name.StartsWith('区') ? name[1..] : name;

    private async Task PutInOffice(CancellationToken ct)
    {
        await Transfer("coordinator", "U10", "综合科科长", day.AddMonths(-32), ct);
        await Invite("coordinator2", "沈示和", "U10", "综合科科员", ct);
        await Invite("leader", "陆示平", "U05", "副书记", ct);
        await Grant("coordinator2", Role.Coordinator, ct);
        await Grant("leader", Role.Leader, ct);
        foreach (var inspector in DemoTables.Inspectors)
        {
            await Invite(inspector.Account, inspector.Name, inspector.FormerUnits is [var former, ..] ? former : inspector.UnitCode, "科员", ct);
            await Grant(inspector.Account, Role.Inspector, ct);
        }

        foreach (var (unit, i) in DemoTables.Units.Select((unit, i) => (unit, i)))
        {
            var account = unit.Code.ToLowerInvariant();
            await Invite(account, NameOf(i + 1, 5), unit.Code, "办公室主任", ct);
            await Grant(account, Role.UnitLiaison, ct);
        }
    }

    // Who once served elsewhere left 12 to 30 months before the demo day: recusal reads it.
    private IEnumerable<Chapter> Moves(CancellationToken ct) =>
        from move in DemoTables.Inspectors.Where(p => p.FormerUnits.Count > 0)
            .Select((p, i) => (p.Account, p.UnitCode, Title: p.Post == "组长" ? "科长" : "副科长", On: day.AddMonths(-30 + (i * 18 / 11))))
            .Append((Account: "p16", UnitCode: "U28", Title: "副局长", On: new DateOnly(2026, 11, 16) < day ? new DateOnly(2026, 11, 16) : day))
        select new Chapter(move.On, () => Transfer(move.Account, move.UnitCode, move.Title, move.On, ct));

    private async Task Invite(string account, string name, string? unit, string title, CancellationToken ct)
    {
        people[account] = await As("sysadmin").Send(
            new InvitePerson(account, name, unit is null ? null : units[unit], title, new(2019, 3, 1), password, MustChange: false), ct);
        parts[account] = (name, default);
    }

    private async Task Grant(string account, Role role, CancellationToken ct)
    {
        await As("secadmin").Send(new GrantRole(people[account], role), ct);
        parts[account] = (parts[account].Name, role);
    }

    private Task<Unit> Transfer(string account, string unit, string title, DateOnly on, CancellationToken ct) =>
        As("sysadmin").Send(new TransferPerson(people[account], units[unit], title, on), ct);

    // The rights of that moment are known here; a look-up could not see what this commit has not finished yet.
    private IMediator As(string account, Guid? id = null)
    {
        clock.MoveTo(clock.Now.AddSeconds(20));
        actor.Become(new(people[account], parts[account].Name, "", "demo"), StandingOf(account), id ?? Guid.CreateVersion7());
        return mediator;
    }

    private Standing StandingOf(string account) => new(people[account], parts[account].Name, account, UnitOf(account), [parts[account].Role], "", true, false);

    // A liaison's account is the code of his unit.
    private Guid? UnitOf(string account) => units.TryGetValue(account.ToUpperInvariant(), out var own) ? own : null;

    private sealed record Chapter(DateOnly On, Func<Task> Tell);

    private void Now(DateOnly on) => clock.MoveTo(Clock.FromShanghai(on, Morning.AddMinutes(minutes++ % 60)));

    private static string NameOf(int i, int step = 7) => $"{Surnames[i % Surnames.Length]}示{Given[i * step % Given.Length]}";
}
