namespace CleanAgency.Core.Results;

/// <summary>
/// The smallest number of anchor units with which, by the present spread, an estimate would be told from zero: the smallest A above the
/// present A₀ with t(confidence, degrees of freedom at A) · error · √(A₀ / A) below the estimate. More anchors of the same pattern
/// carry information in proportion, and leave more degrees of freedom.
/// </summary>
internal static class AnchorsNeeded
{
    /// <summary>What would take more than this is no difference worth a number.</summary>
    private const int Most = 9_999;

    public static int? For(double estimate, double error, int present, double confidence, Func<int, int> degreesOfFreedom)
    {
        if (!Suffices(Most))
        {
            return null;
        }

        var (few, enough) = (present, Most);
        while (enough - few > 1)
        {
            var middle = (few + enough) / 2;
            (few, enough) = Suffices(middle) ? (few, middle) : (middle, enough);
        }

        return enough;

        bool Suffices(int anchors) =>
            degreesOfFreedom(anchors) is var left and > 0 && Student.Factor(confidence, left) * error * Math.Sqrt((double)present / anchors) < Math.Abs(estimate);
    }
}
