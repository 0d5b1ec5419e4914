using System.Text.Json.Serialization;
using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

public sealed record GradeCut(string Grade, Points From);

/// <summary>What the best grade asks for besides its cut.</summary>
public sealed record ExcellentPolicy
{
    public bool NoZeroItem { get; init; }

    public Points MaxNegative { get; init; }

    public bool NoVeto { get; init; }

    public int QuotaPercentPerCategory { get; init; }

    public QuotaRounding QuotaRounding { get; init; }

    public int QuotaMinimum { get; init; }

    public TieAcrossQuota TieAcrossQuotaLine { get; init; }

    /// <summary>How many of the units of a category may have it.</summary>
    public int QuotaOf(int units)
    {
        var share = units * QuotaPercentPerCategory;
        return Math.Max(QuotaMinimum, QuotaRounding switch { QuotaRounding.Down => share / 100, QuotaRounding.Up => (share + 99) / 100, _ => (share + 50) / 100 });
    }
}

public enum QuotaRounding
{
    [JsonStringEnumMemberName("down")]
    Down,

    [JsonStringEnumMemberName("nearest")]
    Nearest,

    [JsonStringEnumMemberName("up")]
    Up,
}

/// <summary>Equals on both sides of the quota line.</summary>
public enum TieAcrossQuota
{
    [JsonStringEnumMemberName("nobody until the leaders decide")]
    NobodyUntilDecided,
}

public sealed record NotApplicablePolicy
{
    public NotApplicableMethod Method { get; init; }

    /// <summary>A card with less than this applicable goes to the review list.</summary>
    public Points ReviewBelowApplicable { get; init; }
}

public enum NotApplicableMethod
{
    [JsonStringEnumMemberName("earned / applicable max * 100")]
    ShareOfApplicable,
}

public sealed record RoundingPolicy
{
    public int Decimals { get; init; }

    public Midpoint Midpoint { get; init; }

    public GradeSource GradeFrom { get; init; }
}

public enum Midpoint
{
    [JsonStringEnumMemberName("away from zero")]
    AwayFromZero,
}

public enum GradeSource
{
    [JsonStringEnumMemberName("rounded")]
    Rounded,
}

/// <param name="Area">The first-level item, when the tie is decided by one.</param>
public sealed record TieBreak(TieKind By, string? Area = null)
{
    /// <summary>As it is entered.</summary>
    public static string ByArea(string area) => new TieCell().Say(new(TieKind.HigherArea, area));
}

public enum TieKind
{
    FewerNegative,
    HigherArea,
    HigherOnTimeRate,
    HigherBallot,
    SharedRank,
}

public sealed record AnchorPolicy
{
    public int Units { get; init; }

    public AnchorCount Count { get; init; }

    public Points ReviewIfDifferenceOver { get; init; }
}

/// <summary>Which score counts for a unit that two groups have scored.</summary>
public enum AnchorCount
{
    [JsonStringEnumMemberName("mean of the two cards")]
    Mean,

    [JsonStringEnumMemberName("card of the first group")]
    FirstGroup,
}

public sealed record CalibrationPolicy
{
    public Points MaxAdjustment { get; init; }

    public bool NeedsDecision { get; init; }
}

public sealed record RecusalPolicy
{
    public int FormerYears { get; init; }

    public bool Kin { get; init; }

    public bool Superior { get; init; }

    public bool NoRepeatOfLastRound { get; init; }

    public MutualInspection Mutual { get; init; }
}

/// <summary>Two groups that score each other's units.</summary>
public enum MutualInspection
{
    [JsonStringEnumMemberName("allowed")]
    Allowed,

    [JsonStringEnumMemberName("soft")]
    Soft,

    [JsonStringEnumMemberName("hard")]
    Hard,
}

public sealed record VisitPolicy
{
    /// <summary>What held before it was a line of the policy, and holds where a policy of that time is read.</summary>
    public const int UsualDistance = 20;

    /// <summary>Working days between the visits of two rounds to the same unit.</summary>
    public int Distance { get; init; } = UsualDistance;
}

public sealed record SigningPolicy
{
    public bool Leader { get; init; }

    /// <summary>Not all members: one ill person must not block a card.</summary>
    public int MembersBesidesLeader { get; init; }
}

public sealed record UnitConfirmationPolicy
{
    public int WorkingDays { get; init; }

    public UnitSilence Silence { get; init; }
}

public enum UnitSilence
{
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,
}

public sealed record ObjectionPolicy
{
    public int WorkingDays { get; init; }

    public int ReviewWorkingDays { get; init; }
}

/// <summary>By when the steps without a term of their own should be done, and who hears when they are not. In working days.</summary>
public sealed record ReminderPolicy
{
    /// <summary>From the visit until the card is signed and with the unit.</summary>
    public int SignWithin { get; init; } = 5;

    /// <summary>From the moment on which a result waits for the leaders until they have decided.</summary>
    public int DecideWithin { get; init; } = 5;

    /// <summary>From the day on which a slip was made until its owner has signed in with it.</summary>
    public int SlipWithin { get; init; } = 5;

    /// <summary>After a deadline, until who leads those whose affair it is hears.</summary>
    public int LeaderAfter { get; init; } = 1;

    /// <summary>Until who coordinates hears.</summary>
    public int CoordinatorAfter { get; init; } = 3;

    /// <summary>Until who decides hears.</summary>
    public int DeciderAfter { get; init; } = 5;
}

public sealed record CompositePart(string Part, int Percent);

public sealed record PublicationPolicy
{
    public PublishedRank Rank { get; init; } = PublishedRank.Own;
}

/// <summary>What of the ranks goes beyond the office once a result is published.</summary>
public enum PublishedRank
{
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Each unit learns its own.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>And how its category did; inspectors read the whole ranking.</summary>
    [JsonStringEnumMemberName("category")]
    Category,
}
