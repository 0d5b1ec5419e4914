namespace CleanAgency.Core.Results;

/// <summary>Student's t: how far an estimate may lie off when its spread is itself known from few figures only.</summary>
public static class Student
{
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
        -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The t between whose minus and plus a share of <paramref name="confidence"/> lies: 12.706 for 95 % and one degree of freedom.</summary>
    public static double Factor(double confidence, int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(confidence, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(confidence, 1);
        var (low, high) = (0.0, 2.0);
        while (Between(high, degreesOfFreedom) < confidence)
        {
            (low, high) = (high, high * 2);
        }

        while ((low + high) / 2 is var middle && middle > low && middle < high)
        {
            (low, high) = Between(middle, degreesOfFreedom) < confidence ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>How much of the distribution lies between −t and t.</summary>
    public static double Between(double t, int degreesOfFreedom) => Beta(t * t / (degreesOfFreedom + (t * t)), 0.5, degreesOfFreedom / 2.0);

    // The regularised incomplete beta function: its continued fraction converges fast below the mean, and above it the mirror is taken.
    private static double Beta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    // Lentz.
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var d = 1 / Guarded(1 - ((a + b) * x / (a + 1)));
        var (c, value) = (1.0, d);
        for (var m = 1; m < 10_000; m++)
        {
            Step(m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m))));
            var before = value;
            Step(-(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1)));
            if (Math.Abs(value - before) < 1e-16 * Math.Abs(value))
            {
                break;
            }
        }

        return value;

        void Step(double term)
        {
            d = 1 / Guarded(1 + (term * d));
            c = Guarded(1 + (term / c));
            value *= d * c;
        }

        static double Guarded(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    private static double LogGamma(double x)
    {
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        var (sum, shifted) = (Lanczos[0], x - 1);
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (shifted + i);
        }

        var t = shifted + 7.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((shifted + 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
