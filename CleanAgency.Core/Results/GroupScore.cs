using CleanAgency.Core.Common;

namespace CleanAgency.Core.Results;

/// <summary>What a group gave a unit, in points, before anything is rounded.</summary>
public sealed record GroupScore(Guid Unit, Guid Group, double Score);

/// <summary>What a group's own judgement gave one item of a unit: before a negative rule takes it to zero, and without bonus, which others decide.</summary>
public sealed record ItemMark(Guid Unit, Guid Item, Guid Group, Points Earned, Points Max);

/// <summary>How far a group lies above (more lenient) or below the mean of all groups. Without a spread there is no interval.</summary>
public sealed record GroupLeniency(Guid Group, double Estimate, double? Error, double? Low, double? High)
{
    /// <summary>What rounds to 0.00 points is no difference, however small its interval.</summary>
    public bool ExcludesZero => (Low > 0 || High < 0) && !Rounded.IsZero;

    public Points Rounded => Points.Of((decimal)Math.Round(Estimate, 9));
}
