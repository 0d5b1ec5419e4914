using static CleanAgency.Core.Access.Permission;

namespace CleanAgency.Core.Access;

/// <summary>
/// Who may do what, on one page: the security administrator sees it as a matrix. The three administrators (三员) exclude each
/// other and every other role, so that nobody who grants, watches or repairs can also score or decide.
/// </summary>
public static class RightsOfRoles
{
    private static readonly Dictionary<Role, Permission[]> Table = new()
    {
        // Needs unit names to place people, never their data.
        [Role.SystemAdmin] = [SeePeople, ManagePeople, UnlockPeople, SeeUnits, SeeEveryUnit, ManageJobs, EditCalendar, ManageChannels],
        [Role.SecurityAdmin] = [SeePeople, GrantRoles, UnlockPeople],
        [Role.Auditor] = [ReadAudit, CheckSeals, SeeResults, SeeEveryResult],
        [Role.Coordinator] = [SeeUnits, SeeEveryUnit, EditUnits, SeeSchemes, SeeSchemeDrafts, EditSchemes, SeeRounds, PlanRounds, SeeGroups, DeclareConflicts, SeeVisits, AnswerDates, SeeFacts, EditFacts, SeeCards, DecideObjections, SendCardsBack, CheckSeals, SeeResults, SeeEveryResult, PrepareResults, PublishResults],
        [Role.Leader] = [SeeUnits, SeeEveryUnit, SeeSchemes, SeeSchemeDrafts, SeeRounds, SeeGroups, SeeVisits, SeeFacts, SeeCards, DecideExtras, DecideObjections, SeeResults, SeeEveryResult, DecideResults, PublishResults],
        // By what people are judged is open to them.
        [Role.Inspector] = [SeeSchemes, SeeGroups, DeclareConflicts, SeeVisits, AnswerDates, SeeCards, Score, DecideObjections, SeeResults],
        [Role.UnitLiaison] = [SeeUnits, SeeSchemes, SeeVisits, AskOtherDate, SeeFacts, AnswerFacts, SeeCards, SelfScore, ConfirmCards, SeeResults],
    };

    private static readonly Role[] Administrators = [Role.SystemAdmin, Role.SecurityAdmin, Role.Auditor];

    /// <summary>What the matrix has a line for; the others belong to every account.</summary>
    public static IEnumerable<Permission> Granted => Enum.GetValues<Permission>().Where(right => right > RunJobs);

    public static bool IsAdministrator(this Role role) => Administrators.Contains(role);

    public static bool Has(this Role role, Permission right) => Table[role].Contains(right);

    public static IReadOnlySet<Permission> Of(IEnumerable<Role> roles) =>
        roles.SelectMany(role => Table[role]).Concat([Anyone, OwnAccount, SignedIn]).ToHashSet();

    /// <summary>The role that stands in the way of granting another, if one does.</summary>
    public static Role? Excluding(Role wanted, IEnumerable<Role> held) =>
        held.Where(role => role != wanted && (role.IsAdministrator() || wanted.IsAdministrator())).Cast<Role?>().FirstOrDefault();
}
