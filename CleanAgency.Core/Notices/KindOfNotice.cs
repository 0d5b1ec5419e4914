namespace CleanAgency.Core.Notices;

/// <summary>What the engine knows of a kind: one line of the register.</summary>
/// <param name="Statutory">A term of the rules runs out: nobody can choose not to be told.</param>
public sealed record KindOfNotice(bool Statutory = false)
{
    public static KindOfNotice Of(NoticeKind kind) => new(kind is NoticeKind.CardToConfirm or NoticeKind.CardUnderReview or NoticeKind.DeclarationUnsigned);
}
