using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>An exact share of a whole, compared as a fraction and never as a rounded percentage. 0 of 0 means: there was nobody or nothing.</summary>
public sealed record Ratio
{
    public Ratio(long share, long whole)
    {
        if (share < 0 || share > whole)
        {
            throw new RuleBroken("Schemes.Input.Ratio", share, whole);
        }

        (Share, Whole) = (share, whole);
    }

    public long Share { get; }

    public long Whole { get; }

    public bool NoObjects => Whole == 0;

    public bool Reaches(Percent least) => (Int128)Share * 10_000 >= (Int128)least.Hundredths * Whole;

    /// <summary>For reading only: cut off, so that 94.998 % is never shown as the 95 % it does not reach.</summary>
    public Percent Shown => new((int)((Int128)Share * 10_000 / Whole));
}
