namespace CleanAgency.Core.Notices;

/// <summary>Somebody was told something just now, or told again, a step further: the post may carry it to him.</summary>
public sealed record Raised(Guid NoticeId, Guid PersonId, NoticeKind Kind, int Step, Trouble Trouble, bool Statutory);
