using CleanAgency.Core.Access;
using CleanAgency.Core.Audit;
using CleanAgency.Core.Calendar;
using CleanAgency.Core.Common;
using CleanAgency.Core.Evidence;
using CleanAgency.Core.Facts;
using CleanAgency.Core.Groups;
using CleanAgency.Core.Jobs;
using CleanAgency.Core.Overview;
using CleanAgency.Core.People;
using CleanAgency.Core.Plans;
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
internal static class WalkPlan
{
    /// <summary>In this order: who manages people comes last, because he locks and resets those before him.</summary>
    public static readonly string[] Accounts =
    [
        "", "newcomer", "nobody", "station", "u01", "u02", "inspector", "leader", "coordinator2", "coordinator", "auditor", "secadmin", "sysadmin",
    ];

    /// <summary>From the id of the row that it is about (or of nothing).</summary>
    public static readonly Dictionary<Type, Func<Guid, object>> Messages = new()
    {
        [typeof(SignIn)] = _ => new SignIn("no-such-account", new("x"), "10.0.0.9"),
        [typeof(CountSignIn)] = _ => new CountSignIn("u02", null, true, "10.0.0.9"),
        [typeof(ChangePassword)] = _ => new ChangePassword(new("wrong"), new("Other-Harbour-62")),
        [typeof(MyStanding)] = _ => new MyStanding(),
        [typeof(SignMeOutEverywhere)] = _ => new SignMeOutEverywhere(),
        [typeof(SetUp)] = _ => new SetUp(new("a01", "甲甲", new("x")), new("a02", "乙乙", new("x")), new("a03", "丙丙", new("x"))),
        [typeof(SetUpNeeded)] = _ => new SetUpNeeded(),
        [typeof(InvitePerson)] = _ => new InvitePerson($"n{Guid.NewGuid():N}"[..12], "程示新", null, "", new(2026, 1, 1), new("Slip-Harbour-63")),
        [typeof(TransferPerson)] = id => new TransferPerson(id, Guid.NewGuid(), "", new(2026, 1, 1)),
        [typeof(LockPerson)] = id => new LockPerson(id, "离岗"),
        [typeof(UnlockPerson)] = id => new UnlockPerson(id),
        [typeof(ResetPassword)] = id => new ResetPassword(id, new("Slip-Harbour-63")),
        [typeof(LiftLockOut)] = id => new LiftLockOut(id),
        [typeof(SignOutEverywhere)] = id => new SignOutEverywhere(id),
        [typeof(GrantRole)] = id => new GrantRole(id, Role.Inspector),
        [typeof(WithdrawRole)] = id => new WithdrawRole(id, Role.Leader),
        [typeof(PersonFile)] = id => new PersonFile(id),
        [typeof(PersonList)] = _ => new PersonList(new()),
        [typeof(RightsMatrix)] = _ => new RightsMatrix(),
        [typeof(RoleChoices)] = id => new RoleChoices(id),
        [typeof(UploadFacts)] = _ => new UploadFacts("a.xlsx", new([1, 2, 3])),
        [typeof(FactImportPreview)] = id => new FactImportPreview(id),
        [typeof(ImportFacts)] = id => new ImportFacts(id, ""),
        [typeof(AnnotatedFacts)] = id => new AnnotatedFacts(id),
        [typeof(ExportFacts)] = _ => new ExportFacts(new()),
        [typeof(FactTemplate)] = _ => new FactTemplate(),
        [typeof(FactList)] = _ => new FactList(new()),
        [typeof(UnitFacts)] = id => new UnitFacts(id),
        [typeof(UnitsConcerned)] = _ => new UnitsConcerned("全部"),
        [typeof(RemoveFact)] = id => new RemoveFact(id, "录错了单位"),
        [typeof(EnterFact)] = id => new EnterFact(id, Guid.NewGuid(), "承诺签订", new(1, 2, "签订名册", new(2026, 1, 1))),
        [typeof(CorrectFact)] = id => new CorrectFact(id, new(1, 2, "签订名册", new(2026, 1, 1)), 0),
        [typeof(ConfirmFacts)] = _ => new ConfirmFacts([Guid.NewGuid()]),
        [typeof(DisputeFact)] = id => new DisputeFact(id, "应为三人"),
        [typeof(UpholdFact)] = id => new UpholdFact(id, "已核对名册"),
        [typeof(UploadPeople)] = _ => new UploadPeople("a.xlsx", new([1, 2, 3])),
        [typeof(PeopleImportPreview)] = id => new PeopleImportPreview(id),
        [typeof(ImportPeople)] = id => new ImportPeople(id, "", new(new Dictionary<string, Secret>())),
        [typeof(AnnotatedPeople)] = id => new AnnotatedPeople(id),
        [typeof(ExportPeople)] = _ => new ExportPeople(new()),
        [typeof(PeopleTemplate)] = _ => new PeopleTemplate(),
        [typeof(MakeSlips)] = _ => new MakeSlips(["n01"]),
        [typeof(SlipChoices)] = _ => new SlipChoices(new()),
        [typeof(ReissueSlips)] = _ => new ReissueSlips([Guid.NewGuid()], new(new Dictionary<string, Secret>())),
        [typeof(RoleProposals)] = _ => new RoleProposals(),
        [typeof(ConfirmRoles)] = _ => new ConfirmRoles([Guid.NewGuid()]),
        [typeof(DeclineRoles)] = _ => new DeclineRoles([Guid.NewGuid()], "不在岗"),
        [typeof(RegisterUnit)] = _ => new RegisterUnit($"N{Guid.NewGuid():N}"[..12], Office.Profile("新单位")),
        [typeof(EditUnit)] = id => new EditUnit(id, UnitField.Area, "东湖片", int.MaxValue),
        [typeof(UnitCard)] = id => new UnitCard(id),
        [typeof(UnitHistory)] = id => new UnitHistory(id),
        [typeof(UnitList)] = _ => new UnitList(new()),
        [typeof(NextUnit)] = _ => new NextUnit(),
        [typeof(UnitChoices)] = _ => new UnitChoices("czj"),
        [typeof(ExportUnits)] = _ => new ExportUnits(new()),
        [typeof(UnitTemplate)] = _ => new UnitTemplate(),
        [typeof(UploadUnits)] = _ => new UploadUnits("a.xlsx", new([1, 2, 3])),
        [typeof(UnitImportPreview)] = id => new UnitImportPreview(id),
        [typeof(ImportUnits)] = id => new ImportUnits(id, ""),
        [typeof(AnnotatedUnits)] = id => new AnnotatedUnits(id),
        [typeof(DraftScheme)] = _ => new DraftScheme("新的指标体系"),
        [typeof(NewSchemeVersion)] = id => new NewSchemeVersion(id, "下一版指标体系"),
        [typeof(DiscardDraft)] = id => new DiscardDraft(id),
        [typeof(RenameScheme)] = id => new RenameScheme(id, "改了名的体系", int.MaxValue),
        [typeof(EditPolicyList)] = id => new EditPolicyList(id, "ties", [["并列"]], int.MaxValue),
        [typeof(EditPolicy)] = id => new EditPolicy(id, "capacity", "7", int.MaxValue),
        [typeof(AddArea)] = id => new AddArea(id, $"X {Guid.NewGuid():N}"[..12], Points.Of(10)),
        [typeof(EditArea)] = id => new EditArea(id, Guid.Empty, AreaField.Max, "10", int.MaxValue),
        [typeof(MoveArea)] = id => new MoveArea(id, Guid.Empty, 0),
        [typeof(RemoveArea)] = id => new RemoveArea(id, Guid.Empty),
        [typeof(AddIndicator)] = id => new AddIndicator(id, Guid.Empty, "新的指标", Points.Of(5)),
        [typeof(CopyIndicator)] = id => new CopyIndicator(id, Guid.Empty),
        [typeof(EditIndicator)] = id => new EditIndicator(id, Guid.Empty, IndicatorField.Name, "改了", int.MaxValue),
        [typeof(EditRule)] = id => new EditRule(id, Guid.Empty, "{}", int.MaxValue),
        [typeof(MoveIndicator)] = id => new MoveIndicator(id, Guid.Empty, Guid.Empty, 0),
        [typeof(RemoveIndicator)] = id => new RemoveIndicator(id, Guid.Empty),
        [typeof(PutExtra)] = id => new PutExtra(id, null, new() { Kind = ExtraKind.Negative, Code = "N1", Name = "拒不配合督导", Basis = "督导组记录", Each = Points.Of(1) }),
        [typeof(RemoveExtra)] = id => new RemoveExtra(id, Guid.Empty),
        [typeof(PublishScheme)] = id => new PublishScheme(id),
        [typeof(RetireScheme)] = id => new RetireScheme(id),
        [typeof(SchemeList)] = _ => new SchemeList(),
        [typeof(SchemeFile)] = id => new SchemeFile(id),
        [typeof(UploadScheme)] = _ => new UploadScheme("a.xlsx", new([1, 2, 3])),
        [typeof(SchemeImportPreview)] = id => new SchemeImportPreview(id),
        [typeof(ImportScheme)] = id => new ImportScheme(id, null, ""),
        [typeof(AnnotatedScheme)] = id => new AnnotatedScheme(id),
        [typeof(ExportScheme)] = id => new ExportScheme(id),
        [typeof(SchemeTemplate)] = _ => new SchemeTemplate(),
        [typeof(SchemeDifference)] = id => new SchemeDifference(id),
        [typeof(ChooseLanguage)] = _ => new ChooseLanguage("en"),
        [typeof(PurgeUploads)] = _ => new PurgeUploads(),
        [typeof(StoreFile)] = _ => new StoreFile(new('0', 64), new(new MemoryStream([1, 2, 3]))),
        [typeof(ReceiveFile)] = _ => new ReceiveFile(new(new('0', 64), EvidenceType.Jpeg, 3, 1, 1)),
        [typeof(FindFile)] = _ => new FindFile(new('0', 64)),
        [typeof(TidyEvidence)] = _ => new TidyEvidence(),
        [typeof(CalendarYear)] = _ => new CalendarYear(),
        [typeof(ReckonDeadline)] = _ => new ReckonDeadline(new(2026, 11, 20), DeadlineKind.Workdays, 3),
        [typeof(AuditPage)] = _ => new AuditPage(new()),
        [typeof(AuditEntryCard)] = _ => new AuditEntryCard(1),
        [typeof(LastAuditCheck)] = _ => new LastAuditCheck(),
        [typeof(ExportAudit)] = _ => new ExportAudit(new()),
        [typeof(PlanRound)] = _ => new PlanRound($"N{Guid.NewGuid():N}"[..12], Office.Period, false),
        [typeof(LastRound)] = _ => new LastRound(new(2026, 7, 1)),
        [typeof(EditRound)] = id => new EditRound(id, RoundField.Name, "新名称", int.MaxValue),
        [typeof(ChooseScope)] = id => new ChooseScope(id, [Guid.NewGuid()], false),
        [typeof(ScopeChoices)] = id => new ScopeChoices(id),
        [typeof(StartGrouping)] = id => new StartGrouping(id),
        [typeof(RoundList)] = _ => new RoundList(),
        [typeof(RoundFile)] = id => new RoundFile(id),
        [typeof(RoundGaps)] = id => new RoundGaps(id),
        [typeof(FormGroup)] = id => new FormGroup(id, 9, "第九组", Guid.NewGuid(), 8, Guid.NewGuid()),
        [typeof(EditGroup)] = id => new EditGroup(id, GroupField.Capacity, "9", int.MaxValue),
        [typeof(AddMember)] = id => new AddMember(id, Guid.NewGuid(), GroupPost.Member, false),
        [typeof(AssignPost)] = id => new AssignPost(id, Guid.NewGuid(), GroupPost.Member, false),
        [typeof(ReplaceMember)] = id => new ReplaceMember(id, Guid.NewGuid(), Guid.NewGuid(), "借调期满"),
        [typeof(RemoveMember)] = id => new RemoveMember(id, Guid.NewGuid()),
        [typeof(DissolveGroup)] = id => new DissolveGroup(id),
        [typeof(GroupList)] = _ => new GroupList(Guid.NewGuid()),
        [typeof(GroupFile)] = id => new GroupFile(id),
        [typeof(MemberChoices)] = id => new MemberChoices(id, "si"),
        [typeof(DeclareConflict)] = _ => new DeclareConflict(Guid.NewGuid(), Office.Kin),
        [typeof(EnterConflict)] = _ => new EnterConflict(Guid.NewGuid(), Guid.NewGuid(), Office.Kin, new(2026, 1, 1)),
        [typeof(WithdrawConflict)] = id => new WithdrawConflict(id, new("亲属已调离")),
        [typeof(SignDeclaration)] = id => new SignDeclaration(id, "somebody"),
        [typeof(MyConflicts)] = _ => new MyConflicts(),
        [typeof(DeclarationOf)] = id => new DeclarationOf(id, Guid.NewGuid()),
        [typeof(UnitsToDeclare)] = _ => new UnitsToDeclare("czj"),
        [typeof(UploadGroups)] = _ => new UploadGroups("a.xlsx", new([1, 2, 3])),
        [typeof(GroupImportPreview)] = id => new GroupImportPreview(id, Guid.NewGuid()),
        [typeof(ImportGroups)] = id => new ImportGroups(id, Guid.NewGuid(), ""),
        [typeof(AnnotatedGroups)] = id => new AnnotatedGroups(id, Guid.NewGuid()),
        [typeof(ExportGroups)] = id => new ExportGroups(id),
        [typeof(GroupTemplate)] = _ => new GroupTemplate(),
        [typeof(ConflictList)] = id => new ConflictList(id, new()),
        [typeof(ExportConflicts)] = id => new ExportConflicts(id),
        [typeof(ProposeVisits)] = id => new ProposeVisits(id, [Guid.NewGuid()], new(2026, 11, 23), new(2026, 11, 27), 4),
        [typeof(DropProposals)] = id => new DropProposals(id, [Guid.NewGuid()]),
        [typeof(TellVisits)] = id => new TellVisits(id, [Guid.NewGuid()]),
        [typeof(ArrangeVisit)] = id => new ArrangeVisit(id, Guid.NewGuid(), new(2026, 11, 23), HalfDay.Morning),
        [typeof(MoveVisit)] = id => new MoveVisit(id, new(2026, 11, 30), HalfDay.Morning, "组长外出", 0),
        [typeof(AskOtherDate)] = id => new AskOtherDate(id, "当天开会"),
        [typeof(AcceptOtherDate)] = id => new AcceptOtherDate(id, new(2026, 11, 30), HalfDay.Morning),
        [typeof(DeclineOtherDate)] = id => new DeclineOtherDate(id, "已经排满"),
        [typeof(VisitList)] = _ => new VisitList(null, new()),
        [typeof(VisitNotice)] = id => new VisitNotice(id),
        [typeof(ExportVisits)] = _ => new ExportVisits(Guid.NewGuid(), new()),
        [typeof(Roster)] = _ => new Roster(Guid.NewGuid()),
        [typeof(ExportRoster)] = _ => new ExportRoster(Guid.NewGuid()),
        [typeof(CancelJob)] = id => new CancelJob(id),
        [typeof(RetryJob)] = id => new RetryJob(id),
        [typeof(FailJob)] = id => new FailJob(Guid.NewGuid(), "[]"),
        [typeof(LatestJob)] = _ => new LatestJob(ProposePlan.Kind, Guid.NewGuid()),
        [typeof(AssignmentBoard)] = _ => new AssignmentBoard(),
        [typeof(OwnUnits)] = _ => new OwnUnits(),
        [typeof(DraftPlan)] = id => new DraftPlan(id),
        [typeof(DropPlan)] = id => new DropPlan(id),
        [typeof(MoveUnits)] = id => new MoveUnits(id, [new(Guid.NewGuid(), null, null)]),
        [typeof(ChooseSecondGroup)] = id => new ChooseSecondGroup(id, Guid.NewGuid(), null),
        [typeof(PinUnit)] = id => new PinUnit(id, Guid.NewGuid(), true),
        [typeof(TakeBackStep)] = id => new TakeBackStep(id),
        [typeof(LockPlan)] = id => new LockPlan(id),
        [typeof(UnlockPlan)] = id => new UnlockPlan(id),
        [typeof(PublishPlan)] = id => new PublishPlan(id, "调整"),
        [typeof(RulePair)] = id => new RulePair(id, Guid.NewGuid(), Guid.NewGuid(), PairRuling.Excluded, "工作安排"),
        [typeof(LiftPairRule)] = id => new LiftPairRule(id),
        [typeof(ProposePlan)] = id => new ProposePlan(id, new(), 1),
        [typeof(KeepProposal)] = id => new KeepProposal(id, Guid.NewGuid(), null, new(), 1, []),
        [typeof(NoPlanReasons)] = id => new NoPlanReasons(id),
        [typeof(UnitOptions)] = id => new UnitOptions(id, Guid.NewGuid()),
        [typeof(MendOffers)] = id => new MendOffers(id, Guid.NewGuid()),
        [typeof(ComparePlans)] = id => new ComparePlans(id, Guid.NewGuid()),
        [typeof(CardList)] = _ => new CardList(),
        [typeof(CardHead)] = id => new CardHead(id),
        [typeof(ReadCard)] = id => new ReadCard(id),
        [typeof(SetAnswer)] = id => new SetAnswer(Guid.NewGuid(), id, 1, Guid.NewGuid(), DateTime.UtcNow, AnswerField.Comment, "已核对", null, null, new(0)),
        [typeof(AddOccurrence)] = id => new AddOccurrence(Guid.NewGuid(), id, 1, Guid.NewGuid(), DateTime.UtcNow, new("C3.1.1", 1, "逾期3天")),
        [typeof(WithdrawOccurrence)] = id => new WithdrawOccurrence(Guid.NewGuid(), id, 1, Guid.NewGuid(), DateTime.UtcNow, Guid.NewGuid(), "记错了"),
        [typeof(KeepLate)] = id => new KeepLate(Guid.NewGuid(), id, null, "set", "{}", "Scorecards.ClosedSigned", "已签认", DateTime.UtcNow),
        [typeof(WhyRefused)] = id => new WhyRefused(Guid.NewGuid(), id),
        [typeof(Home)] = _ => new Home(),
        [typeof(VerifyAuditChain)] = _ => new VerifyAuditChain(),
    };

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
        [typeof(Conflict)] = ["inspector", "leader"],
        [typeof(Scheme)] = ["draft", "published"],
        [typeof(UnitFact)] = ["U01", "U02"],
        [typeof(Visit)] = ["U01", "U02"],
        [typeof(Scorecard)] = ["U01", "U02"],
    };

    public static async Task<Guid> IdOf(Agency agency, Type kind, string row) =>
        kind == typeof(SupervisedUnit) ? agency.Unit(row)
        : kind == typeof(Person) ? agency.Person(row)
        : kind == typeof(Round) ? await Office.Round(agency)
        : kind == typeof(SupervisionGroup) ? await Office.Group(agency, row, row == "G1" ? "inspector" : "nobody")
        : kind == typeof(AssignmentPlan) ? (await Office.Planned(agency)).Plan
        : kind == typeof(PairRule) ? await Office.Ruling(agency)
        : kind == typeof(JobRequest) ? await agency.As(row).Send(new ProposePlan((await Office.Planned(agency)).Round, new(), 1))
        : kind == typeof(Conflict) ? await agency.As("coordinator").Send(new EnterConflict(agency.Person(row), agency.Unit("U01"), Office.Kin, new(2026, 1, 1)))
        : kind == typeof(UnitFact) ? await Office.Fact(agency, row, $"事实{Guid.NewGuid():N}"[..12])
        : kind == typeof(Visit) ? await Office.Visit(agency, row)
        : kind == typeof(Scorecard) ? await Office.Card(agency, row)
        : kind == typeof(Scheme) ? await (row == "draft" ? SmallScheme.Draft(agency) : SmallScheme.Published(agency))
        : await agency.As(row).Send(new UploadUnits("a.xlsx", new([1, 2, 3])));

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
        : kind == typeof(AssignmentPlan) || kind == typeof(JobRequest) ? RightsOf(account).Contains(Permission.PlanRounds)
        : kind == typeof(PairRule) ? RightsOf(account).Contains(Permission.SeeRounds)
        : kind == typeof(Conflict) ? RightsOf(account).Contains(Permission.SeeRounds) || row == account
        : kind == typeof(UnitFact) ? RightsOf(account).Contains(Permission.SeeEveryUnit) || row == UnitOf(account)
        : kind == typeof(Visit) ? RightsOf(account).Contains(Permission.SeeRounds) || (RightsOf(account).Contains(Permission.AskOtherDate) && row == UnitOf(account)) || (row == "U01" && account == "inspector")
        : kind == typeof(Scorecard) ? RightsOf(account).Contains(Permission.SeeRounds) || (row == "U01" && account == "inspector")
        : kind == typeof(Scheme) ? row == "published" || RightsOf(account).Contains(Permission.SeeSchemeDrafts)
        : row == account;

    private static Role? RoleOf(string account) => Office.People.Single(p => p.Account == account).Role;

    private static string? UnitOf(string account) => Office.People.Single(p => p.Account == account).Unit;
}
