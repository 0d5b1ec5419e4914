namespace CleanAgency.Core.Results;

/// <summary>
/// By how much anchor units differ by chance. Two answers: from item to item within a unit, with many degrees of freedom, right if a unit's
/// items vary one by one; and from unit to unit, with one degree for each loop of anchors, right in any case. Items of a unit are taken
/// to move together as far as a design effect of 2 goes; where the units differ by more than that, their own spread counts instead.
/// </summary>
internal sealed record AnchorSpread(double Variance, int DegreesOfFreedom, bool Closed, bool Clustered, int Anchors, double ItemsEach)
{
    /// <summary>By how much the variance of a unit's mean exceeds that of as many independent items.</summary>
    public const int DesignEffect = 2;

    // Sums of squares of points below this are the machine's rounding.
    private const double Nothing = 1e-12;

    public static AnchorSpread Of(GroupFit fit, IReadOnlyCollection<AnchorItems> anchors)
    {
        var (squares, items) = (anchors.Sum(a => a.Squares), anchors.Sum(a => a.DegreesOfFreedom));
        var within = items > 0 ? DesignEffect * squares / items : 0;
        var loops = fit.DegreesOfFreedom;
        var between = loops > 0 && fit.Squares > Nothing ? fit.Squares / loops : 0;
        var clustered = between > within;
        return new(clustered ? between : within, clustered ? loops : items, loops > 0, clustered, anchors.Count, anchors.Average(a => a.Items));
    }

    public int DegreesOfFreedomWith(int anchors) => DegreesOfFreedom + (int)((anchors - Anchors) * (Clustered ? 1 : ItemsEach - 1));
}
