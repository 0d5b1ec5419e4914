using System.Globalization;
using System.Numerics;

namespace CleanAgency.Core.Common;

/// <summary>
/// A score before it is rounded: 折算 divides by 82, and the mean of two such quotients fits no decimal. It lives in memory only; what is stored,
/// compared with a cut or published is <see cref="Points"/>, rounded once.
/// </summary>
public readonly record struct Exact : IComparable<Exact>
{
    private const int Decimals = 4;

    public static readonly Exact Zero;

    // One less than the denominator, so that the default is a number too.
    private readonly BigInteger below;

    public Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, below) = (numerator / common, (denominator / common) - 1);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => below + 1;

    public bool IsZero => Numerator.IsZero;

    /// <summary>四舍五入, once and at the end.</summary>
    public Points Rounded => Points.Round(Numerator, Denominator);

    /// <summary>For reading: cut off, so that 89.99996 is never shown as the 90 that it does not reach.</summary>
    public string Shown
    {
        get
        {
            var scale = BigInteger.Pow(10, Decimals);
            var (cut, rest) = BigInteger.DivRem(BigInteger.Abs(Numerator) * scale, Denominator);
            var (whole, decimals) = BigInteger.DivRem(cut, scale);
            var tail = decimals.ToString(CultureInfo.InvariantCulture).PadLeft(Decimals, '0');
            var sign = Numerator.Sign < 0 ? "\u2212" : "";
            return rest.IsZero ? sign + string.Join('.', new[] { $"{whole}", tail.TrimEnd('0') }.Where(part => part.Length > 0)) : $"{sign}{whole}.{tail}\u2026";
        }
    }

    public static Exact Of(Points points) => new(points.Hundredths, 100);

    public static Exact Of(long number) => new(number, 1);

    /// <summary>What <see cref="ToString"/> wrote.</summary>
    public static Exact Parse(string text)
    {
        var parts = text.Split('/');
        return new(BigInteger.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length == 1 ? BigInteger.One : BigInteger.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    public static Exact Max(Exact one, Exact other) => one > other ? one : other;

    public static Exact operator +(Exact one, Exact other) => new((one.Numerator * other.Denominator) + (other.Numerator * one.Denominator), one.Denominator * other.Denominator);

    public static Exact operator -(Exact one, Exact other) => one + -other;

    public static Exact operator -(Exact one) => new(-one.Numerator, one.Denominator);

    public static Exact operator *(Exact one, Exact other) => new(one.Numerator * other.Numerator, one.Denominator * other.Denominator);

    public static Exact operator /(Exact one, Exact other) => new(one.Numerator * other.Denominator, one.Denominator * other.Numerator);

    public static bool operator <(Exact one, Exact other) => one.CompareTo(other) < 0;

    public static bool operator >(Exact one, Exact other) => one.CompareTo(other) > 0;

    public static bool operator <=(Exact one, Exact other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Exact one, Exact other) => one.CompareTo(other) >= 0;

    public int CompareTo(Exact other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The stored form, as a fraction in lowest terms.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}

public static class ExactSum
{
    public static Exact Sum<T>(this IEnumerable<T> rows, Func<T, Exact> value) => rows.Aggregate(Exact.Zero, (sum, row) => sum + value(row));

    /// <summary>Null of nothing.</summary>
    public static Exact? Mean<T>(this IReadOnlyCollection<T> rows, Func<T, Exact> value) => rows.Count == 0 ? null : rows.Sum(value) / Exact.Of(rows.Count);

    /// <summary>Of those that have any, rounded once; null of nothing.</summary>
    public static Points? Mean(this IEnumerable<Points?> points) => points.OfType<Points>().ToList().Mean(Exact.Of)?.Rounded;
}
