namespace CleanAgency.Core.Audit;

public enum AuditResult
{
    Done,
    Refused,
    Failed,
}

/// <summary>
/// One act: who, when, from where, what, on what, with which result. Written in the act's own commit and never again touched;
/// triggers refuse update and delete even to the database's owner.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; init; }

    public DateTime At { get; init; }

    public Guid PersonId { get; init; }

    public required string Person { get; init; }

    public required string From { get; init; }

    public required string Action { get; init; }

    public AuditResult Result { get; init; }

    /// <summary>Why it was refused or failed.</summary>
    public string? Code { get; init; }

    public string? SubjectKind { get; init; }

    public Guid? SubjectId { get; init; }

    public string? Subject { get; init; }

    /// <summary>Rows of one message belong together.</summary>
    public Guid ActId { get; init; }

    /// <summary>The message, the changed fields before and after, and the handler's note, as JSON.</summary>
    public required string Details { get; init; }
}
