using CleanAgency.Core.Common;

namespace CleanAgency.Core.Plans;

public enum PairRuling
{
    /// <summary>This group shall not score this unit, for a reason that is no conflict.</summary>
    Excluded,

    /// <summary>It may keep the group of the last round.</summary>
    RepeatAllowed,
}

/// <summary>What the coordinator decides about one unit and one group, for all plans of the round.</summary>
public sealed class PairRule : Entity
{
    public PairRule(Guid roundId, Guid unitId, Guid groupId, PairRuling ruling, string reason, string by, DateTime at) =>
        (RoundId, UnitId, GroupId, Ruling, Reason, By, At) = (roundId, unitId, groupId, ruling, reason.Trim(), by, at);

    private PairRule() => Reason = By = null!;

    public Guid RoundId { get; private init; }

    public Guid UnitId { get; private init; }

    public Guid GroupId { get; private init; }

    public PairRuling Ruling { get; private init; }

    public string Reason { get; private init; }

    public string By { get; private init; }

    public DateTime At { get; private init; }

    public override string Caption => Reason;
}
