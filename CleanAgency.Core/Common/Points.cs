using System.Globalization;

namespace CleanAgency.Core.Common;

/// <summary>
/// A score, counted in hundredths. Whole numbers, because SQLite keeps decimals as text:
/// it can neither sort nor add them up, and ranking does both.
/// </summary>
public readonly record struct Points(int Hundredths) : IComparable<Points>
{
    public static readonly Points Zero;

    public decimal Value => Hundredths / 100m;

    public static Points Of(decimal value) => new((int)Math.Round(value * 100, MidpointRounding.AwayFromZero));

    public static Points operator +(Points a, Points b) => new(a.Hundredths + b.Hundredths);

    public static Points operator -(Points a, Points b) => new(a.Hundredths - b.Hundredths);

    public static bool operator <(Points a, Points b) => a.Hundredths < b.Hundredths;

    public static bool operator >(Points a, Points b) => a.Hundredths > b.Hundredths;

    public static bool operator <=(Points a, Points b) => a.Hundredths <= b.Hundredths;

    public static bool operator >=(Points a, Points b) => a.Hundredths >= b.Hundredths;

    public int CompareTo(Points other) => Hundredths.CompareTo(other.Hundredths);

    public override string ToString() => Value.ToString("0.##", CultureInfo.InvariantCulture);
}
