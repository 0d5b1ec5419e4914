using System.Globalization;
using System.Numerics;

namespace CleanAgency.Core.Common;

/// <summary>
/// A score, counted in hundredths. Whole numbers, because SQLite keeps decimals as text: it can neither sort nor add them up, and ranking does both.
/// </summary>
public readonly record struct Points(int Hundredths) : IComparable<Points>, IFormattable
{
    public static readonly Points Zero;

    public static readonly Points Hundred = new(10_000);

    public bool IsZero => Hundredths == 0;

    public decimal Value => Hundredths / 100m;

    /// <summary>四舍五入: half away from zero. .NET's own habit would make 84.125 to 84.12.</summary>
    public static Points Of(decimal points) => new((int)Math.Round(points * 100m, MidpointRounding.AwayFromZero));

    /// <summary>The same for an exact fraction, which a decimal may not hold: 折算 divides by 82.</summary>
    public static Points Round(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var sign = numerator.Sign * denominator.Sign;
        var (hundredths, rest) = BigInteger.DivRem(BigInteger.Abs(numerator) * 100, BigInteger.Abs(denominator));
        return new(checked(sign * (int)(hundredths + (rest * 2 >= BigInteger.Abs(denominator) ? 1 : 0))));
    }

    /// <summary>What a person or a workbook wrote: at most two decimals, or it is no number of points.</summary>
    public static bool TryParse(string? text, out Points points)
    {
        points = Zero;
        if (!decimal.TryParse(text?.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) > 10_000 || value * 100 != decimal.Truncate(value * 100))
        {
            return false;
        }

        points = Of(value);
        return true;
    }

    public static Points Min(Points one, Points other) => one < other ? one : other;

    public static Points Max(Points one, Points other) => one > other ? one : other;

    public static Points operator +(Points one, Points other) => new(checked(one.Hundredths + other.Hundredths));

    public static Points operator -(Points one, Points other) => new(checked(one.Hundredths - other.Hundredths));

    public static Points operator -(Points points) => new(-points.Hundredths);

    public static Points operator *(Points points, int times) => new(checked(points.Hundredths * times));

    public static bool operator <(Points one, Points other) => one.Hundredths < other.Hundredths;

    public static bool operator >(Points one, Points other) => one.Hundredths > other.Hundredths;

    public static bool operator <=(Points one, Points other) => one.Hundredths <= other.Hundredths;

    public static bool operator >=(Points one, Points other) => one.Hundredths >= other.Hundredths;

    public int CompareTo(Points other) => Hundredths.CompareTo(other.Hundredths);

    /// <summary>As it is spoken: 3, 0.5, −1.25 with a true minus, alike in every language.</summary>
    public override string ToString() =>
        Value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>As a sentence asks for it: {0:0.00} is a score, which everywhere has its two decimals.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        string.IsNullOrEmpty(format) ? ToString() : Value.ToString(format, CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>As a score is told: 88.20.</summary>
    public string AsScore() => ToString("0.00", null);

    /// <summary>As it stands in a column of figures, one beneath the other: 3.0, 0.5, −1.25.</summary>
    public string InColumn() => Value.ToString("0.0#", CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>As it stands in a workbook or an entry field, to be read again by <see cref="TryParse"/>.</summary>
    public string ToEntry() => Value.ToString("0.##", CultureInfo.InvariantCulture);
}

public static class PointsSum
{
    public static Points Sum(this IEnumerable<Points> points) => points.Aggregate(Points.Zero, (sum, next) => sum + next);

    public static Points Sum<T>(this IEnumerable<T> rows, Func<T, Points> points) => rows.Select(points).Sum();
}
