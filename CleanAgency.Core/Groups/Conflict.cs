using CleanAgency.Core.Common;

namespace CleanAgency.Core.Groups;

/// <summary>Why somebody may not judge a unit (回避情形).</summary>
public enum ConflictKind
{
    OwnUnit,
    FormerUnit,
    Kin,
    Superior,
    Other,
}

/// <summary>From where it is known.</summary>
public enum ConflictSource
{
    Inferred,
    Declared,
    Entered,
}

/// <summary>A conflict that a person stated or the office entered. What postings already say is never stored: it is reckoned when asked.</summary>
public sealed class Conflict : Entity
{
    public Conflict(Guid personId, Guid unitId, ConflictGround ground, ConflictSource source, DateOnly from, DateOnly? until, string by, DateTime at)
    {
        if (until < from)
        {
            throw new RuleBroken("Groups.EndsBeforeBegun", from);
        }

        (PersonId, UnitId, Kind, Ground, Source) = (personId, unitId, ground.Kind, ground.Text.Trim(), source);
        (From, Until, StatedBy, StatedAt) = (from, until, by, at);
    }

    private Conflict() => Ground = StatedBy = null!;

    public Guid PersonId { get; private init; }

    public Guid UnitId { get; private init; }

    [NotAudited]
    public ConflictKind Kind { get; private init; }

    [NotAudited]
    public string Ground { get; private init; }

    public ConflictSource Source { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly? Until { get; private init; }

    public string StatedBy { get; private init; }

    public DateTime StatedAt { get; private init; }

    public string? WithdrawnBy { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    [NotAudited]
    public string? WithdrawReason { get; private set; }

    public override string Caption => StatedBy;

    /// <summary>It ends from now on; rounds that are over keep it.</summary>
    public void Withdraw(string reason, bool byOffice, string by, DateTime at)
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleBroken("Groups.Withdrawn");
        }

        if (Source == ConflictSource.Entered && !byOffice)
        {
            throw new RuleBroken("Groups.EnteredByOffice", StatedBy);
        }

        (WithdrawReason, WithdrawnBy, WithdrawnAt) = (reason.Trim(), by, at);
    }
}
