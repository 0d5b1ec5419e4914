using CleanAgency.Core.Common;

namespace CleanAgency.Core.Schemes;

/// <summary>A percentage in hundredths of a per cent.</summary>
public readonly record struct Percent(int Hundredths)
{
    public static readonly Percent All = new(10_000);

    public static bool TryParse(string? text, out Percent percent)
    {
        var number = Points.TryParse(text?.Trim().TrimEnd('%', '\uff05'), out var points) && points >= Points.Zero && points <= Points.Hundred;
        percent = new(number ? points.Hundredths : 0);
        return number;
    }

    public override string ToString() => $"{new Points(Hundredths).ToEntry()}%";

    public string ToEntry() => new Points(Hundredths).ToEntry();
}
