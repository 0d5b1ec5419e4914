using CleanAgency.Core.Access;
using static CleanAgency.Core.Notices.NoticeKind;

namespace CleanAgency.Core.Notices;

/// <summary>What the engine knows of a kind: one line of the register.</summary>
/// <param name="For">Whose affair it is: one of these rights. Which of them it is, the watch knows.</param>
/// <param name="Leads">So many working days before the deadline it is told again; 0 is the day itself. Without a deadline it is told once.</param>
/// <param name="Statutory">A term of the rules runs out: nobody can choose not to be told.</param>
/// <param name="Up">Told on when it is late: the right that makes somebody the next one to hear, after those who lead.</param>
/// <param name="After">A later word on the affair that begins with this kind: the one takes the place of the other.</param>
public sealed record KindOfNotice(IReadOnlyList<Permission> For, IReadOnlyList<int> Leads, bool Statutory = false, IReadOnlyList<Permission>? Up = null, NoticeKind? After = null)
{
    private static readonly Permission[] Above = [Permission.PlanRounds, Permission.DecideResults];

    private static readonly Dictionary<NoticeKind, KindOfNotice> Register = new()
    {
        [ChainBroken] = Plain(Permission.ReadAudit),
        [PlanBroken] = Plain(Permission.PlanRounds),
        [Unsealed] = Plain(Permission.ReadAudit),
        [NeverChecked] = Plain(Permission.ReadAudit),
        [CheckedLongAgo] = Plain(Permission.ReadAudit),
        [LockedOut] = Plain(Permission.ManagePeople),
        [RolesProposed] = Plain(Permission.GrantRoles),
        [WithoutRole] = Plain(Permission.GrantRoles),
        [RoundLacks] = Plain(Permission.PlanRounds),
        [DeclarationUnsigned] = Term(Permission.DeclareConflicts),
        [MembersWithoutRole] = Plain(Permission.GrantRoles),
        [FactsDisputed] = Plain(Permission.EditFacts),
        [DateAsked] = new([Permission.PlanRounds, Permission.Score], [2, 1, 0]),
        [VisitsOpen] = Plain(Permission.PlanRounds),
        [VisitsClash] = Plain(Permission.PlanRounds),
        [VisitsOnDayOff] = Plain(Permission.PlanRounds),
        [VisitsUntold] = Plain(Permission.PlanRounds),
        [CardNotStarted] = Work(Permission.Score),
        [ExtrasToDecide] = Plain(Permission.DecideExtras),
        [UnitsWithoutLeader] = Plain(Permission.EditUnits),
        [FactsToConfirm] = Plain(Permission.AnswerFacts),
        [SelfScoreDue] = new([Permission.SelfScore], [3, 1, 0]),
        [NeverSignedIn] = Plain(Permission.ManagePeople),
        [SlipUnused] = new([Permission.ManagePeople], [1, 0]),
        [CalendarMissing] = new([Permission.EditCalendar], [5, 2, 0]),
        [GroupVisit] = Visit(Permission.Score),
        [CardToScore] = Work(Permission.Score),
        [GroupAnnounced] = Plain(Permission.AskOtherDate),
        [UnitsAnnounced] = Plain(Permission.Score),
        [OtherGroup] = Plain(Permission.AskOtherDate),
        [OtherUnits] = Plain(Permission.Score),
        [VisitMoved] = Visit(Permission.AskOtherDate) with { After = VisitComing },
        [VisitStays] = Visit(Permission.AskOtherDate) with { After = VisitComing },
        [VisitComing] = Visit(Permission.AskOtherDate),
        [CardSentBack] = Work(Permission.Score),
        [CardToSign] = Work(Permission.Score),
        [CardToSignAgain] = Work(Permission.Score),
        [CardToSend] = Work(Permission.Score),
        [CardToConfirm] = Term(Permission.ConfirmCards),
        [CardConfirmedOnTablet] = Plain(Permission.ConfirmCards),
        [CardUnderReview] = Term(Permission.DecideObjections),
        [CardReviewed] = Term(Permission.ConfirmCards),
        [CardLockedInSilence] = Plain(Permission.ConfirmCards),
        [CardLockedAfterReview] = Plain(Permission.ConfirmCards),
        [SealsBroken] = Plain(Permission.CheckSeals),
        [RoundToTotal] = Plain(Permission.PrepareResults),
        [CorrectionToTotal] = Plain(Permission.PrepareResults),
        [ScaleToDecide] = Decision(Permission.DecideResults),
        [TiesToDecide] = Decision(Permission.DecideResults),
        [ResultToApprove] = Decision(Permission.DecideResults),
        [ResultToPublish] = Decision(Permission.PublishResults),
    };

    public static KindOfNotice Of(NoticeKind kind) => Register[kind];

    public static NoticeKind AffairOf(NoticeKind kind) => Of(kind).After ?? kind;

    /// <summary>Whether somebody with these rights can ever be told, as his own affair or because others did not act. Groups are led by those who score.</summary>
    public bool Reaches(Func<Permission, bool> has) => For.Any(has) || (Up is { } above && (has(Permission.Score) || above.Any(has)));

    private static KindOfNotice Plain(Permission right) => new([right], []);

    private static KindOfNotice Visit(Permission right) => new([right], [1, 0]);

    private static KindOfNotice Term(Permission right) => new([right], [2, 1, 0], Statutory: true, Up: Above);

    private static KindOfNotice Decision(Permission right) => new([right], [2, 0]);

    private static KindOfNotice Work(Permission right) => new([right], [2, 0], Up: Above);
}
