using CleanAgency.Core.Access;

namespace CleanAgency.Core.Notices;

/// <summary>What the engine knows of a kind: one line of the register.</summary>
/// <param name="Leads">So many working days before the deadline it is told again; 0 is the day itself. Without a deadline it is told once.</param>
/// <param name="Statutory">A term of the rules runs out: nobody can choose not to be told.</param>
/// <param name="Up">Told on when it is late: the right that makes somebody the next one to hear, after those who lead.</param>
public sealed record KindOfNotice(IReadOnlyList<int> Leads, bool Statutory = false, IReadOnlyList<Permission>? Up = null)
{
    private static readonly KindOfNotice Plain = new([]);
    private static readonly KindOfNotice Visit = new([1, 0]);
    private static readonly KindOfNotice Term = new([2, 1, 0], Statutory: true, Up: [Permission.PlanRounds, Permission.DecideResults]);
    private static readonly KindOfNotice Decision = new([2, 0]);
    private static readonly KindOfNotice Work = new([2, 0], Up: [Permission.PlanRounds, Permission.DecideResults]);

    private static readonly Dictionary<NoticeKind, KindOfNotice> Register = new()
    {
        [NoticeKind.GroupVisit] = Visit,
        [NoticeKind.VisitComing] = Visit,
        [NoticeKind.VisitMoved] = Visit,
        [NoticeKind.VisitStays] = Visit,
        [NoticeKind.DateAsked] = new([2, 1, 0]),
        [NoticeKind.SelfScoreDue] = new([3, 1, 0]),
        [NoticeKind.CardNotStarted] = Work,
        [NoticeKind.CardToScore] = Work,
        [NoticeKind.CardToSign] = Work,
        [NoticeKind.CardToSend] = Work,
        [NoticeKind.CardToConfirm] = Term,
        [NoticeKind.CardUnderReview] = Term,
        [NoticeKind.DeclarationUnsigned] = Term,
        [NoticeKind.SlipUnused] = new([1, 0]),
        [NoticeKind.ScaleToDecide] = Decision,
        [NoticeKind.TiesToDecide] = Decision,
        [NoticeKind.ResultToApprove] = Decision,
        [NoticeKind.ResultToPublish] = Decision,
    };

    public static KindOfNotice Of(NoticeKind kind) => Register.GetValueOrDefault(kind, Plain);
}
