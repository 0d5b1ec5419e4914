using CleanAgency.Core.Access;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
using CleanAgency.Core.Reports;
using CleanAgency.Core.Rounds;
using CleanAgency.Core.Schemes;
using CleanAgency.Core.Scorecards;
using CleanAgency.Core.Sheets;
using CleanAgency.Core.Units;
using CleanAgency.Core.Visits;
using CleanAgency.Tests.Fixtures;
using CleanAgency.Tests.Schemes;

namespace CleanAgency.Tests.Access;

/// <summary>How the walk makes one of each message, which rows it tries, and who may see them. A new message or kind of row needs its line here.</summary>
internal static partial class WalkPlan
{
    /// <summary>In this order: who manages people comes last, because he locks and resets those before him.</summary>
    public static readonly string[] Accounts =
    [
        "", "newcomer", "nobody", "station", "u01", "u02", "inspector", "leader", "coordinator2", "coordinator", "auditor", "secadmin", "sysadmin",
    ];

    /// <summary>The names of the rows that are tried, own and foreign ones.</summary>
    public static readonly Dictionary<Type, string[]> Rows = new()
    {
        [typeof(SupervisedUnit)] = Office.Units,
        [typeof(Person)] = ["nobody", "u02", "station", "leader", "sysadmin"],
        [typeof(UploadedSheet)] = ["coordinator", "coordinator2"],
        [typeof(Round)] = ["R1"],
        [typeof(SupervisionGroup)] = ["G1", "G2"],
        [typeof(AssignmentPlan)] = ["draft"],
        [typeof(PairRule)] = ["ruling"],
        [typeof(JobRequest)] = ["coordinator"],
        [typeof(Book)] = ["coordinator"],
        [typeof(Conflict)] = ["inspector", "leader"],
        [typeof(Scheme)] = ["draft", "published"],
        [typeof(UnitFact)] = ["U01", "U02"],
        [typeof(Visit)] = ["U01", "U02"],
        [typeof(Scorecard)] = ["U01", "U02"],
        [typeof(SelfScore)] = ["U01", "U02"],
    };

    public static async Task<Guid> IdOf(Agency agency, Type kind, string row) =>
        kind == typeof(SupervisedUnit) ? agency.Unit(row)
        : kind == typeof(Person) ? agency.Person(row)
        : kind == typeof(Round) ? await Office.Round(agency)
        : kind == typeof(SupervisionGroup) ? await Office.Group(agency, row, row == "G1" ? "inspector" : "nobody")
        : kind == typeof(AssignmentPlan) ? (await Office.Planned(agency)).Plan
        : kind == typeof(PairRule) ? await Office.Ruling(agency)
        : kind == typeof(JobRequest) ? await agency.As(row).Send(new ProposePlan((await Office.Planned(agency)).Round, new(), 1))
        : kind == typeof(Book) ? await Compiled(agency, row)
        : kind == typeof(Conflict) ? await agency.As("coordinator").Send(new EnterConflict(agency.Person(row), agency.Unit("U01"), Office.Kin, new(2026, 1, 1)))
        : kind == typeof(UnitFact) ? await Office.Fact(agency, row, $"事实{Guid.NewGuid():N}"[..12])
        : kind == typeof(Visit) ? await Office.Visit(agency, row)
        : kind == typeof(Scorecard) ? await Office.Card(agency, row)
        : kind == typeof(SelfScore) ? await Office.SelfScore(agency, row)
        : kind == typeof(Scheme) ? await (row == "draft" ? SmallScheme.Draft(agency) : SmallScheme.Published(agency))
        : await agency.As(row).Send(new UploadUnits("a.xlsx", new([1, 2, 3])));

    private static async Task<Guid> Compiled(Agency agency, string account)
    {
        var book = await agency.As(account).Send(new AskForBook(new(BookKind.Found, (await Office.Planned(agency)).Round)));
        await agency.RunJobs();
        return book;
    }

    public static IReadOnlySet<Permission> RightsOf(string account) =>
        account == "" ? Standing.OfStranger
        : account == "newcomer" ? new HashSet<Permission> { Permission.Anyone, Permission.OwnAccount }
        : RightsOfRoles.Of(RoleOf(account) is { } role ? [role] : []);

    /// <summary>Said once more and otherwise than the row rules say it.</summary>
    public static bool Sees(string account, Type kind, string row) =>
        kind == typeof(SupervisedUnit) ? RightsOf(account).Contains(Permission.SeeEveryUnit) || (UnitOf(account) is { } own && (row == own || row.StartsWith(own + "-", StringComparison.Ordinal)))
        : kind == typeof(Person) ? RightsOf(account).Contains(Permission.SeePeople) || row == account
        : kind == typeof(Round) ? true
        : kind == typeof(SupervisionGroup) ? RightsOf(account).Contains(Permission.SeeRounds) || (row == "G1" && account == "inspector")
        : kind == typeof(JobRequest) ? RightsOf(account).Contains(Permission.PlanRounds) || RightsOf(account).Contains(Permission.ManageJobs)
        : kind == typeof(Book) ? RightsOf(account).IsSupersetOf(BookOrder.RightsFor(BookKind.Found))
        : kind == typeof(AssignmentPlan) ? RightsOf(account).Contains(Permission.PlanRounds)
        : kind == typeof(PairRule) ? RightsOf(account).Contains(Permission.SeeRounds)
        : kind == typeof(Conflict) ? RightsOf(account).Contains(Permission.SeeRounds) || row == account
        : kind == typeof(UnitFact) ? RightsOf(account).Contains(Permission.SeeEveryUnit) || row == UnitOf(account)
        : kind == typeof(Visit) ? RightsOf(account).Contains(Permission.SeeRounds) || (RightsOf(account).Contains(Permission.AskOtherDate) && row == UnitOf(account)) || (row == "U01" && account == "inspector")
        : kind == typeof(Scorecard) ? RightsOf(account).Contains(Permission.SeeRounds) || (row == "U01" && account == "inspector")
        : kind == typeof(SelfScore) ? row == UnitOf(account)
        : kind == typeof(Scheme) ? row == "published" || RightsOf(account).Contains(Permission.SeeSchemeDrafts)
        : row == account;

    private static Role? RoleOf(string account) => Office.People.Single(p => p.Account == account).Role;

    private static string? UnitOf(string account) => Office.People.Single(p => p.Account == account).Unit;
}
