namespace CleanAgency.Core.Notices;

/// <summary>Somebody was told something just now, or told again: the post may carry it to him.</summary>
/// <param name="Times">So often he has been told of it by now.</param>
public sealed record Raised(Guid NoticeId, Guid PersonId, NoticeKind Kind, int Times, Trouble Trouble, bool Statutory);
